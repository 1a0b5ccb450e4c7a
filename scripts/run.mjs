/**
 * `node scripts/run.mjs <verb> [args]`: prepares the checkout (packages, database client, compiled code) as far as
 * needed, then runs the verb. Uses built-in modules only, because a fresh clone has no packages.
 */
import './ensure-node.mjs';
import { Failure, Interrupted } from './failure.mjs';
import { prepare } from './prepare.mjs';
import { exitCodeOf } from './run-program.mjs';
import { readSettingsFile } from './settings-file.mjs';
import { findVerb } from './verbs.mjs';

async function main([verb, ...args]) {
  const run = findVerb(verb);
  readSettingsFile(verb);
  await prepare(verb);
  return run(args);
}

function describe(error) {
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) {
    return `${error.message}\nThe current user cannot write to this checkout. Run the command as its owner, or use your own clone.`;
  }
  return error instanceof Failure || error instanceof Interrupted ? error.message : error.stack;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(describe(error));
    process.exitCode = error instanceof Interrupted ? exitCodeOf(error.signal) : 1;
  },
);
