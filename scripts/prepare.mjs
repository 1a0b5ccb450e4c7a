/**
 * Gets the checkout ready for a verb: packages, database client, compiled code, bundles for browsers. A step that has nothing to
 * do costs a few milliseconds and says nothing; of several commands that start together one does the work.
 */
import { browserSteps } from './browser-step.mjs';
import { buildStep } from './build-step.mjs';
import { clientStep } from './client-step.mjs';
import { installStep } from './install-step.mjs';
import { withLock } from './lock.mjs';
import { inProject } from './project.mjs';

/** The verbs that show or test the bundles. */
const withBundles = ['serve', 'test', 'build', 'check'];

/** @param {string} verb */
export async function prepare(verb) {
  const steps = [installStep, clientStep, buildStep];
  if (withBundles.includes(verb)) steps.push(...browserSteps);
  for (const step of steps) {
    if (step.needed()) await withLock(inProject('dist', '.lock'), () => make(step), sayWhoWorks);
  }
}

async function make(step) {
  // Whoever held the lock before us may have done it.
  if (!step.needed()) return;
  const start = performance.now();
  say(`${step.label} ...`);
  await step.make();
  say(`${step.label}: done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

const sayWhoWorks = (pid) => say(`Process ${pid} is getting this checkout ready; waiting for it ...`);

/** To stderr: what a verb prints to stdout may be read by a program. */
const say = (text) => console.error(text);
