import { availableParallelism } from 'node:os';
import { inPackage, inProject } from './project.mjs';
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

/**
 * The unit tests alone: no database, no browser, no other process.
 *
 * @param {string[]} args handed to jest, as for `test`
 */
export function testUnit(args) {
  return test(['--config', inProject('jest.unit.config.js'), ...args]);
}
