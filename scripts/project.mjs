/** Paths in this checkout. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {...string} parts path relative to the project's root */
export const inProject = (...parts) => join(root, ...parts);

/** @param {string} name a script of a package, such as 'jest/bin/jest.js' */
export const inPackage = (name) => inProject('node_modules', ...name.split('/'));
