const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** What one thinks, says, perceives or attempts at the moment: nothing of it lasts. */
const mental = set(
  "think guess mean know want need hope wish believe suppose feel see hear understand remember recall forget wonder doubt agree disagree promise bet mind care say tell ask try seem look sound appear find figure assume expect imagine notice realise realize recommend suggest appreciate apologise apologize admit confess thank reckon gather beg dare fear swear refuse insist propose mention note repeat stress point pretend regret struggle manage deserve tend happen prefer like love hate enjoy dislike adore despise loathe miss trust thanks welcome laugh cry smile blame complain curse panic freak worry relax chill vibe rest hurry wait hold hang stand sit lie get keep let make do be have come go become stay remain turn stop start begin finish end quit continue give bring take put set send lose win drop pass leave move say matter cost might could ought used dream fancy sigh shrug wing fail suck rule rock owe belong depend consist exist contain include concern seek aim plan intend decide choose pick select opt settle stick deal cope bother risk tempt hesitate",
);
/** What one does to a machine, a text or the thing in hand. */
const technical = set(
  "click type press open close call check copy paste add remove install uninstall import export compile restart reboot execute debug print return fix change update upgrade delete push pull merge rebase format parse load save fetch query render log configure enable disable define declare assign initialise initialize instantiate loop iterate sort filter map reduce split join concatenate append insert replace convert cast encode decode hash encrypt wrap pass catch throw raise handle call invoke call initialise refactor rename comment uncomment scroll drag resize select highlight download upload send receive submit refresh reload reset retry clear clean plug unplug connect disconnect switch turn tap swipe google search look read skim browse paste quote reply email text message ping post share forward attach reword rewrite rephrase shorten translate summarise summarize explain describe calculate compute count measure estimate compare list name mark tick skip repeat test run use set build deploy commit clone checkout branch tag lint mock stub",
);
/** Words in front of a predicate that are no verbs. */
const closed = set(
  "a an the my our your his her its their this that these those and or but so if when while because as at by for from in into of off on onto out over to under up with without about after before between during through than then there here not no yes all both each every some any many much more most other such only own same too very also just now again once what who which how why where mine yours ours theirs me him us them you it he she they i we one two three four five six seven eight nine ten first second last next few several half once twice maybe perhaps please ok okay well sure right fine good bad busy late early ready free happy sad tired better worse glad sorry alone fun nice great weird",
);
/** What changes a life, a household, a job or a body: worth to be remembered also without a date. */
const momentous = set(
  "marry divorce engage adopt rehome bury lose inherit win graduate qualify enrol enroll drop pass fail retire resign quit join found launch publish release patent sell buy move relocate emigrate immigrate settle break fracture sprain tear dislocate injure hurt burn undergo recover relapse overcome beat convert baptise baptize christen name become promote hire fire sack dismiss transfer return deploy enlist swear propose accept decline defend complete finish run climb summit cross sail swim cycle hike walk visit travel fly tour backpack live grow study train apprentice intern volunteer teach coach sing play perform act star direct write compose record paint build restore renovate refurbish convert plant breed raise foster rescue donate give lend owe borrow rent lease mortgage refinance repay invest save earn train retrain upgrade downgrade switch swap trade replace return cancel book reserve sign renew extend terminate order subscribe unsubscribe register vote elect represent lead chair organise organize host start begin open close stop give take",
);

/** How things and people stand, live, cost and come: true for longer than the moment. */
const stative = set(
  "sit sits stand lie hang live work come arrive start begin end open close run cost weigh contain hold face belong smell bark snore need hate love like prefer eat drink play speak study teach drive own keep want expire last stay sleep go leave return retire graduate turn die collect use wear make sell serve offer rent build grow suit fit store charge require allow support include cover pay earn swear believe vote belong attend commute suffer hurt ache bite scratch shed purr meow chew hunt hibernate bloom flower face overlook back border mean stem date",
);
/** Whether a verb says what is thought, said, perceived or tried this minute. */
export function isMental(bases: readonly string[]): boolean {
  return bases.some((base) => mental.has(base));
}

/** Whether a verb says what is done to a machine, a text or the thing in hand. */
export function isTechnical(bases: readonly string[]): boolean {
  return bases.some((base) => technical.has(base));
}

/** Whether a verb in the past tells of what changes a life, a household or a body. */
export function isMomentous(bases: readonly string[]): boolean {
  return bases.some((base) => momentous.has(base));
}

/** Whether a word is of a closed class, and so no verb. */
export function isClosedWord(word: string): boolean {
  return closed.has(word.toLowerCase());
}

/** Whether a verb says how something stands, or when it begins and ends. */
export function isStative(base: string): boolean {
  return stative.has(base);
}
