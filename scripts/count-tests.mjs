/**
 * `node scripts/count-tests.mjs <file>`: prints the last line of .ci/run, from Jest's JSON results. A test file that could
 * not run counts as one failure, because the number of its tests is unknown.
 */
import { readIfThere } from './read-if-there.mjs';

const results = readIfThere(process.argv[2]);
if (results === undefined) {
  console.error('There are no test results: the test run ended before the tests. See the output above.');
  process.exit(1);
}

const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } =
  JSON.parse(results);
const skipped = numPendingTests + numTodoTests;
const line = `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`;
console.log(skipped === 0 ? line : `${line}, ${skipped} skipped`);
