/**
 * Prints `N passed, N failed` from the JSON report that vitest wrote, and ends with 1 unless every
 * test passed. A file that could not be loaded counts as one failure, and so does a missing report.
 */
import { readFileSync } from "node:fs";

const {
  numPassedTests: passed,
  numFailedTests,
  testResults,
  success,
} = readReport(process.argv[2]);
const broken = testResults.filter(
  (file) => file.status === "failed" && file.assertionResults.every((it) => it.status !== "failed"),
).length;
// An error outside of any test fails the run without failing a test.
const failed = Math.max(numFailedTests + broken, success ? 0 : 1);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    console.error(`The tests left no report at ${file}.`);
    return { numPassedTests: 0, numFailedTests: 0, testResults: [], success: false };
  }
}
