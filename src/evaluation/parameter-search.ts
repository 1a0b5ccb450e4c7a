/**
 * Which parameters to try next: first the published ones, then draws from the whole grid for half of the budget, then
 * single steps away from the best so far. Nothing is tried twice; same seed, same tries.
 */
import type { Parameter, Parameters } from './baselines/baseline';
import { seededRandom } from './seeded-random';

export interface Trial {
  readonly parameters: Parameters;
  /** What is to be large. */
  readonly value: number;
}

type Space = Readonly<Record<string, Parameter>>;

/** @returns the next parameters; undefined when the grid is exhausted */
export function createParameterSearch(space: Space, budget: number, seed: number) {
  const random = seededRandom(seed);
  const names = Object.keys(space);
  const valuesOf = (name: string) => space[name].values;
  const size = names.reduce((product, name) => product * valuesOf(name).length, 1);
  const tried = new Set<string>();
  const isNew = (parameters: Parameters) => !tried.has(keyOf(parameters));
  const drawn = (): Parameters =>
    Object.fromEntries(
      names.map((name) => [name, valuesOf(name)[Math.floor(random() * valuesOf(name).length)]]),
    );
  const next = (trials: readonly Trial[]): Parameters => {
    if (trials.length === 0) {
      return Object.fromEntries(names.map((name) => [name, space[name].published]));
    }
    if (trials.length > budget / 2) {
      const steps = stepsFrom(space, bestTrial(trials).parameters).filter(isNew);
      if (steps.length > 0) return steps[Math.floor(random() * steps.length)];
    }
    for (;;) {
      const parameters = drawn();
      if (isNew(parameters)) return parameters;
    }
  };
  return (trials: readonly Trial[]): Parameters | undefined => {
    if (tried.size >= Math.min(size, budget)) return undefined;
    const parameters = next(trials);
    tried.add(keyOf(parameters));
    return parameters;
  };
}

/** Equal values: the earlier trial. */
export function bestTrial(trials: readonly Trial[]): Trial {
  return trials.reduce((best, trial) => (trial.value > best.value ? trial : best));
}

/** All settings with one parameter one place up or down in its list. */
function stepsFrom(space: Space, from: Parameters): Parameters[] {
  return Object.entries(space).flatMap(([name, { values }]) => {
    const place = values.indexOf(from[name]);
    return [place - 1, place + 1]
      .filter((other) => other >= 0 && other < values.length)
      .map((other) => ({ ...from, [name]: values[other] }));
  });
}

function keyOf(parameters: Parameters): string {
  return Object.values(parameters).join(' ');
}
