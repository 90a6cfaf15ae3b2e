/** Prints a line of the conversation. */
export function show(who: string, what: string): void {
  console.log(`  ${`${who}:`.padEnd(25)} ${what}`);
}
