/**
 * Proposes the parameters to try next: first the published ones, then random draws from the whole grid for half of the
 * budget, then single steps away from the best so far. No setting is tried twice; the same seed gives the same sequence.
 */
import type { Parameter, Parameters } from './baselines/baseline';
import { seededRandom } from '../lib/random';

export interface Trial {
  readonly parameters: Parameters;
  /** Value to maximise. */
  readonly value: number;
}

type Space = Readonly<Record<string, Parameter>>;

/** @returns a function that proposes the next parameters; it returns undefined when the grid or the budget is exhausted */
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

/** Of equal values, the earlier trial wins. */
export function bestTrial(trials: readonly Trial[]): Trial {
  return trials.reduce((best, trial) => (trial.value > best.value ? trial : best));
}

/** All settings in which one parameter moves to a neighbouring value of its list. */
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
