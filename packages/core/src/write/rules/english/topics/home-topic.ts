import type { Clause } from "../clauses/clauses.ts";
import type { Draft, Topic } from "../draft.ts";
import { silent } from "../endings/silent-endings.ts";
import { caseless } from "../words/gated.ts";
import { isCapitalised, reported, value, withArticle } from "../words/grammar.ts";
import { homePatterns } from "../words/home-patterns.ts";
import { takeTime } from "../words/take-time.ts";
import { isTool } from "../words/tools.ts";
import { ownHomeDrafts } from "./own-home-drafts.ts";
import { placeOf } from "./place-of.ts";

const prefix: Record<string, string> = { "out of": "in", "alone in": "in" };

/** Where the user lives, lived and moves. */
export const homeTopic: Topic = (clause, discourse) => {
  const { text } = clause;
  const drafts: Draft[] = [];
  const lives = homePatterns.lives.exec(text);
  if (lives !== null)
    drafts.push(...livesDrafts(clause, lives[1], lives[2] as string, lives[3] ?? "", discourse.at));
  const based = homePatterns.based.exec(text);
  if (based !== null)
    drafts.push(
      ...livesDrafts(clause, based[1], based[2] as string, based[3] as string, discourse.at),
    );
  const sharing = homePatterns.shares.exec(text);
  const shares = value(sharing?.[2]);
  if (sharing !== null && shares !== undefined)
    drafts.push({
      predicate: "lives with",
      object: `with ${reported(shares)}`,
      text: `The user shares ${withArticle(sharing[1] as string)} with ${reported(shares)}`,
    });
  const together = value(homePatterns.together.exec(text)?.[1]);
  if (together !== undefined) {
    const town =
      /\bin (\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)(?=$|[,.!]| (?:to|for|until|because|since)\b)/u.exec(
        text,
      )?.[1];
    const company = reported(takeTime(together, discourse.at, "past").rest);
    return [
      ...silent([{ predicates: ["lives with"] }, { predicates: ["plans"], words: "move in" }]),
      { predicate: "lives with", object: company, text: `The user lives with ${company}` },
      ...livesNow(town),
    ];
  }
  const instead =
    discourse.homeEnded === true ||
    caseless`\b(?:these days|nowadays)\b`.test(clause.quote) ||
    // "she lives in Bantry and I'm in Limerick"
    /\blives? in \p{Lu}[^.!?]* (?:and|but|while) $/u.test(clause.before ?? "") ||
    caseless`\b(?:moved|relocated|transferred|home)\b`.test(clause.next)
      ? homePatterns.isIn.exec(text)?.[1]
      : undefined;
  const other = placeOf(value(instead), clause);
  if (other !== undefined && !isTool(other))
    drafts.push({ predicate: "lives in", object: other, text: `The user lives in ${other}` });
  const notIn = value(homePatterns.notIn.exec(text)?.[1]);
  if (notIn !== undefined && /no longer|any ?more|any longer/iu.test(text)) {
    discourse.homeEnded = true;
    drafts.push(...silent([{ predicates: ["lives in"], names: notIn }]));
  }
  const backAt = homePatterns.backAt.exec(text);
  if (backAt !== null) {
    const town = placeOf(value(backAt[2]), clause);
    drafts.push(
      ...silent([{ predicates: ["lives with"] }]),
      {
        predicate: "lives with",
        object: "their parents",
        text: `The user lives with their parents${town === undefined ? "" : ` in ${town}`}`,
      },
      ...livesNow(town),
    );
  }
  const homeIs = homePatterns.homeIs.exec(text);
  const called = placeOf(
    value(homeIs?.[1] ?? homeIs?.[2] ?? homeIs?.[3])?.replace(/ for (?:me|us|now)$/iu, ""),
    clause,
  );
  if (called !== undefined && !/^(?:where|the best|a mess|my)\b/iu.test(called))
    drafts.push({ predicate: "lives in", object: called, text: `The user lives in ${called}` });
  const greeted = caseless`^(?:my|our) new (?:home|city|town|place)\b`.test(clause.next)
    ? homePatterns.greetings.exec(text)?.[1]
    : (homePatterns.beenIn.exec(text)?.[1] ?? homePatterns.backIn.exec(text)?.[1]);
  const bought = homePatterns.boughtIn.exec(text);
  const movedThere =
    caseless`^(?:I |we )?(?:have )?(?:just |already |finally )?moved (?:in|there|here)\b`.test(
      clause.next,
    );
  const newHome =
    greeted ??
    (movedThere
      ? placeOf(takeTime(value(bought?.[1]) ?? "", discourse.at, "past").rest, clause)
      : undefined);
  if (newHome !== undefined)
    drafts.push({
      predicate: "lives in",
      object: newHome,
      text: `The user lives in ${newHome}`,
      change: true,
    });
  drafts.push(...ownHomeDrafts(clause, discourse.at));
  if (homePatterns.outOf.test(text))
    drafts.push(...silent([{ predicates: ["lives with", "lives in"], names: "parents" }]));
  if (homePatterns.flatmate.test(text))
    drafts.push(...silent([{ predicates: ["lives with"], names: "alone" }]));
  const moved = homePatterns.moved.exec(text);
  if (moved !== null) {
    const said = value(moved[2]) ?? "";
    const { rest, when } = takeTime(
      /^(?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4})\b/u.test(
        said,
      )
        ? ""
        : said,
      discourse.at,
      "past",
    );
    const place = placeOf(rest.replace(/ over (?:\p{Lu}|the ).*$/u, ""), clause);
    const from = value(moved[1]);
    if (
      place !== undefined &&
      !isTool(place) &&
      !isTool(from ?? "") &&
      !/^(?:the )?[\p{L} -]*\b(?:team|department|role|position|side|plan|tier|version)\b/iu.test(
        place,
      )
    ) {
      const details = [
        from === undefined ? "" : `moved from ${from}`,
        when === undefined ? "" : `${from === undefined ? "moved there " : ""}${when}`,
      ]
        .filter(Boolean)
        .join(" ");
      drafts.push({
        predicate: "lives in",
        object: place,
        text: `The user lives in ${place}${details === "" ? "" : ` (${details})`}`,
        change: true,
        when,
      });
      drafts.unshift(
        ...silent([
          { predicates: ["plans to move to", "plans"], words: place },
          { predicates: ["rents"], names: "home" },
        ]),
      );
    }
  }
  const moving = homePatterns.moving.exec(text);
  if (moving !== null) {
    const { rest, when } = takeTime(value(moving[1]) ?? "", discourse.at, "future");
    const place = placeOf(rest, clause);
    if (place !== undefined && !isTool(place))
      drafts.push({
        predicate: "plans to move to",
        object: place,
        text: `The user plans to move to ${place}${when === undefined ? "" : ` ${when}`}`,
        modality: "plan",
        when,
      });
  }
  const left = value(homePatterns.left.exec(text)?.[1]);
  if (left !== undefined && placeOf(left, clause) !== undefined)
    drafts.push({
      predicate: "not lives in",
      object: left,
      text: `The user no longer lives in ${left}`,
      action: "end",
      target: { predicates: ["lives in"], names: left },
    });
  const used = homePatterns.used.exec(text);
  const before = value(used?.[2]);
  if (used !== null && before !== undefined && placeOf(before, clause) !== undefined) {
    if (/^\S+ (?:have )/iu.test(text)) {
      const { rest, when } = takeTime(before, discourse.at, "past");
      drafts.push({
        predicate: "lives in",
        object: rest.replace(/ for .*$/u, ""),
        text: `The user lives in ${rest}${when === undefined ? "" : ` ${when}`}`,
        when,
      });
    } else
      drafts.push({
        predicate: "lived in",
        object: before,
        text: `The user used to live ${used[1]} ${before}`,
        action: "end",
        target: {
          predicates: ["lives in"],
          names: before.replace(/ (?:for|until|from|before) .*$/u, ""),
        },
      });
  }
  const home = value((homePatterns.home.exec(text) ?? homePatterns.hometown.exec(text))?.[1]);
  if (home !== undefined && (isCapitalised(home) || clause.lowerCase))
    drafts.push({
      predicate: "lives in",
      object: home,
      text: `The user's home is in ${home}`,
      confidence: 0.8,
    });
  const address = value(homePatterns.address.exec(text)?.[1]);
  if (address !== undefined)
    drafts.push({
      predicate: "lives in",
      object: address,
      text: `The user's address is ${address}`,
    });
  return drafts;
};

function livesDrafts(
  clause: Clause,
  not: string | undefined,
  where: string,
  place: string,
  at: number,
): Draft[] {
  const inside = /^(?:in|near|outside) (.+)$/iu.exec(place);
  if (where === "alone" && inside !== null)
    return [
      ...livesDrafts(clause, not, "alone", "", at),
      ...livesDrafts(clause, not, "in", inside[1] as string, at),
    ];
  const alone = where === "alone" || where === "with";
  if (alone) {
    const company = where === "alone" ? "alone" : value(place);
    if (company === undefined || not !== undefined || homePatterns.noCompany.test(company))
      return [];
    const text =
      where === "alone" ? "alone" : `with ${company.replace(/\b(?:my|our)\b/giu, "their")}`;
    const change = clause.cues.now ? silent([{ predicates: ["lives with"] }]) : [];
    return [...change, { predicate: "lives with", object: text, text: `The user lives ${text}` }];
  }
  const said = value(place);
  const over = /\b(?:any ?more|any longer)\b/iu.test(place);
  if (said === undefined) return [];
  const { rest, when } = takeTime(
    said.replace(/\s*\b(?:any ?more|any longer)\b/iu, ""),
    at,
    "past",
  );
  const home = placeOf(rest, clause);
  if (home === undefined || clause.cues.loose) return [];
  if (not !== undefined) {
    const ended = over || /longer/iu.test(not);
    return [
      {
        predicate: "not lives in",
        object: home,
        text: `The user ${ended ? "no longer lives" : "does not live"} in ${home}`,
        action: "end",
        target: { predicates: ["lives in"], names: home },
      },
    ];
  }
  const preposition = prefix[where.toLowerCase()] ?? where.toLowerCase();
  return [
    {
      predicate: "lives in",
      object: preposition === "in" || preposition === "at" ? home : `${preposition} ${home}`,
      text: `The user lives ${preposition} ${home}${when === undefined ? "" : ` ${when}`}`,
      when,
      ...(clause.cues.now ? { change: true } : {}),
    },
  ];
}

function livesNow(town: string | undefined): Draft[] {
  return town === undefined
    ? []
    : [{ predicate: "lives in", object: town, text: `The user lives in ${town}`, change: true }];
}
