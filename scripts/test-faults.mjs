import { test } from './test.mjs';

/** Made-up requests of the long form; `npm test` sends some hundreds. */
const requests = '10000';

/**
 * The fault tests in their long form, one after the other: they load the machine, and disturb each other.
 *
 * @param {string[]} args handed to jest
 */
export function testFaults(args) {
  process.env.TIMELE_FUZZ ??= requests;
  return test(['--runInBand', 'test/faults', ...args]);
}
