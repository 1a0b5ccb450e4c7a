/**
 * The verbs: those of these scripts (build, test, check, ...) and one per program of src/cli/commands.
 */
import { readdirSync } from 'node:fs';
import { check } from './check.mjs';
import { dev } from './dev.mjs';
import { editDistance } from './edit-distance.mjs';
import { Failure } from './failure.mjs';
import { inProject } from './project.mjs';
import { runVisibly } from './run-program.mjs';
import { test, testUnit } from './test.mjs';
import { testFaults } from './test-faults.mjs';

const own = { build: async () => 0, check, dev, test, 'test-unit': testUnit, 'test-faults': testFaults };

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

/** One program per file of src/cli/commands. */
function cliVerbs() {
  return readdirSync(inProject('src', 'cli', 'commands'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replace(/\.ts$/, ''));
}

const runCli = (verb, args) =>
  runVisibly(process.execPath, [
    '--enable-source-maps',
    inProject('dist', 'cli', 'commands', `${verb}.js`),
    ...args,
  ]);

function nearest(word, words) {
  const distances = words.map((other) => editDistance(word, other));
  return words[distances.indexOf(Math.min(...distances))];
}
