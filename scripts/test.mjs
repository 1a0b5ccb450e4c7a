import { availableParallelism } from 'node:os';
import { inPackage } from './project.mjs';
import { runVisibly } from './run-program.mjs';

/** One test file per core, which is a third faster on two cores than Jest's default of one less. */
const workers = Math.min(4, availableParallelism());

/**
 * The test suite.
 *
 * @param {string[]} args for Jest: part of a path, -t 'a name', --json ...
 */
export function test(args) {
  const chosen = args.some((arg) => /^(-i|-w|--runInBand|--maxWorkers)/.test(arg));
  const all = chosen ? args : [`--maxWorkers=${workers}`, ...args];
  return runVisibly(process.execPath, [inPackage('jest/bin/jest.js'), ...all]);
}
