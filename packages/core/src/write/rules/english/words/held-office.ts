import { caseless } from "./gated.ts";

const office = caseless`^(?:the |an? |our )?(?:\p{L}+ )?(?:treasurer|secretary|captain|chair\p{L}*|president|organi[sz]er|coach|leader|member|head) (?:of|for|at|in) (?:the|my|our|a) (?:[\p{L}'’-]+ ){0,3}?(?:club|team|choir|band|society|association|committee|orchestra|crew|league|group|parish|church|troupe|pta|board|parents' council|neighbou?rhood watch)\b`;

/** Whether a position is held beside a job, which goes on: "treasurer of the rowing club". */
export function isHeldOffice(position: string): boolean {
  return office.test(position);
}
