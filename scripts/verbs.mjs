/**
 * The verbs: build, test, test-faults and check, and one for each program of src/cli.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { check } from './check.mjs';
import { editDistance } from './edit-distance.mjs';
import { Failure } from './failure.mjs';
import { filesBelow } from './files-below.mjs';
import { inProject } from './project.mjs';
import { runVisibly } from './run-program.mjs';
import { test } from './test.mjs';
import { testFaults } from './test-faults.mjs';

const own = { build: async () => 0, check, test, 'test-faults': testFaults };

/**
 * @param {string | undefined} verb
 * @returns {(args: string[]) => Promise<number>} runs the verb in a prepared checkout; resolves to an exit code
 */
export function findVerb(verb) {
  const names = [...Object.keys(own), ...cliVerbs()].sort();
  if (verb === undefined)
    throw new Failure(`Expected a verb, got none. Available verbs: ${names.join(', ')}.`);
  if (!names.includes(verb)) {
    throw new Failure(
      `Unknown verb '${verb}'. Did you mean '${nearest(verb, names)}'? Available verbs: ${names.join(', ')}.`,
    );
  }
  return own[verb] ?? ((args) => runCli(verb, args));
}

/** The programs of src/cli; files that only export are shared code. */
function cliVerbs() {
  return filesBelow(inProject('src', 'cli'))
    .filter((path) => path === basename(path) && path.endsWith('.ts'))
    .filter((path) => isProgram(readFileSync(inProject('src', 'cli', path), 'utf8')))
    .map((path) => path.replace(/\.ts$/, ''));
}

const isProgram = (source) => !/^export /m.test(source) || source.includes('require.main === module');

const runCli = (verb, args) =>
  runVisibly(process.execPath, ['--enable-source-maps', inProject('dist', 'cli', `${verb}.js`), ...args]);

function nearest(word, words) {
  const distances = words.map((other) => editDistance(word, other));
  return words[distances.indexOf(Math.min(...distances))];
}
