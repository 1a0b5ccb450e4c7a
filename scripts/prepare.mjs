/**
 * Prepares the checkout for a verb: packages, database client, compiled code, browser bundles. A step with nothing to do
 * takes a few milliseconds and prints nothing; of several commands that start together, one does the work.
 */
import { browserSteps } from './browser-step.mjs';
import { buildStep } from './build-step.mjs';
import { clientStep } from './client-step.mjs';
import { installStep } from './install-step.mjs';
import { withLock } from './lock.mjs';
import { inProject } from './project.mjs';

/** The verbs that serve or test the bundles. */
const withBundles = ['serve', 'test', 'build', 'check'];

/** @param {string} verb */
export async function prepare(verb) {
  const steps = [installStep, clientStep, buildStep];
  if (withBundles.includes(verb)) steps.push(...browserSteps);
  for (const step of steps) {
    if (step.needed()) await withLock(inProject('dist', '.lock'), () => make(step), reportWait);
  }
}

async function make(step) {
  // The previous owner of the lock may have done it.
  if (!step.needed()) return;
  const start = performance.now();
  log(`${step.label} ...`);
  await step.make();
  log(`${step.label}: done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

const reportWait = (pid) => log(`Process ${pid} is preparing this checkout; waiting for it ...`);

/** Writes to stderr, because a program may read the verb's stdout. */
const log = (text) => console.error(text);
