import { targetKinds } from './study';
import type { TargetNumbers } from './measure-variant';

/** Target by target and metric by metric, the mean over several boosters; all measured the same targets. */
export function meanNumbers(runs: readonly TargetNumbers[]): TargetNumbers {
  const [first] = runs as [TargetNumbers];
  const means = targetKinds.map((kind) => [
    kind,
    first[kind].map((numbers, t) =>
      numbers.map((_, m) => runs.reduce((sum, run) => sum + run[kind][t]?.[m], 0) / runs.length),
    ),
  ]);
  return Object.fromEntries(means) as TargetNumbers;
}
