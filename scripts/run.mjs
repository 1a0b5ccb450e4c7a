/**
 * `node scripts/run.mjs <verb> [args]`: gets the checkout ready (packages, database client, compiled code), each only
 * when needed, then runs the verb. Builtins of Node only: on a fresh clone there is nothing else.
 */
import './ensure-node.mjs';
import { Failure, Interrupted } from './failure.mjs';
import { prepare } from './prepare.mjs';
import { exitCodeOf } from './run-program.mjs';
import { findVerb } from './verbs.mjs';

async function main([verb, ...args]) {
  const run = findVerb(verb);
  await prepare(verb);
  return run(args);
}

function tell(error) {
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) {
    return `${error.message}\nThis checkout cannot be written by the present user. Run as its owner, or make a clone of your own.`;
  }
  return error instanceof Failure || error instanceof Interrupted ? error.message : error.stack;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(tell(error));
    process.exitCode = error instanceof Interrupted ? exitCodeOf(error.signal) : 1;
  },
);
