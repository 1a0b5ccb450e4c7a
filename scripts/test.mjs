import { inPackage } from './project.mjs';
import { runVisibly } from './run-program.mjs';

/**
 * The test suite.
 *
 * @param {string[]} args handed to jest: a path's part, -t 'a name', --json ...
 */
export const test = (args) => runVisibly(process.execPath, [inPackage('jest/bin/jest.js'), ...args]);
