import { test } from './test.mjs';

/** Number of generated requests in the long form; `npm test` sends a few hundred. */
const REQUESTS = '10000';

/**
 * The fault tests in their long form, one after the other, because they load the machine and would disturb each other.
 *
 * @param {string[]} args for Jest
 */
export function testFaults(args) {
  process.env.TIMELE_FUZZ ??= REQUESTS;
  return test(['--runInBand', 'test/faults', ...args]);
}
