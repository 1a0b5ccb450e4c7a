/**
 * `node scripts/count-tests.mjs <file>`: the closing line of .ci/run, from the results that jest wrote as JSON.
 * A test file that could not run at all counts as one failure: its tests are unknown.
 */
import { readIfThere } from './read-if-there.mjs';

const results = readIfThere(process.argv[2]);
if (results === undefined) {
  console.error('The test run left no results: it did not get as far as the tests.');
  process.exit(1);
}

const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } =
  JSON.parse(results);
const skipped = numPendingTests + numTodoTests;
const line = `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`;
console.log(skipped === 0 ? line : `${line}, ${skipped} skipped`);
