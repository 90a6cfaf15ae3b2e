import { kindOf } from "../../../kinds-of-things.ts";
import type { Draft } from "../draft.ts";
import { possessions } from "./ending-targets.ts";
import { silent } from "./silent-endings.ts";

/** The one phone, car or laptop that somebody has now takes the place of the one before, however that was told. */
export function supplanting(draft: Draft, now: boolean): Draft[] {
  const kind = now && draft.action === undefined ? kindOf(draft.object) : undefined;
  return kind === undefined ||
    !/^(?:has|drives|owns|uses as (?:phone|laptop)|attribute (?:car|phone|laptop))$/u.test(
      draft.predicate,
    ) ||
    /\b(?:second|another|also|too|work)\b/iu.test(draft.text)
    ? []
    : silent([{ predicates: possessions, names: kind }]);
}
