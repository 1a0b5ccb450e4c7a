import { bootstrapMeans } from '../evaluation/bootstrap';
import type { Interval } from '../evaluation/bootstrap';
import { difference, metricColumn } from '../evaluation/method-results';
import { metricNames } from '../evaluation/target-metrics';
import { countFound } from './measure-variant';
import type { TargetNumbers } from './measure-variant';
import { targetKinds } from './study';
import type { Measured, TargetKind, VariantResult } from './study';
import type { StudyRows } from './study-rows';

/**
 * Turns the measurements per target into means, intervals and paired differences.
 *
 * @param reference measurements of the reference on the same targets; undefined for the reference itself
 * @param seed of the bootstrap
 */
export function measuredNumbers(
  rows: StudyRows,
  numbers: TargetNumbers,
  reference: TargetNumbers | undefined,
  seed: number,
): VariantResult['measured'] {
  const intervals = (column: (m: number) => Float64Array): Record<string, Interval> => {
    const found = bootstrapMeans(
      metricNames.map((_, m) => column(m)),
      seed,
    );
    return Object.fromEntries(metricNames.map((name, m) => [name, found[m]]));
  };
  const of = (kind: TargetKind): Measured => {
    const { targets, candidates, bought, found } = countFound(rows[kind]);
    const own = numbers[kind];
    const other = reference?.[kind];
    return {
      targets,
      metrics: intervals((m) => metricColumn(own, m)),
      ...(other && { minusReference: intervals((m) => difference(own, other, m)) }),
      candidates: candidates / targets,
      retrievalRecall: found / bought,
    };
  };
  const kinds = targetKinds.map((kind) => [kind, of(kind)] as const);
  return Object.fromEntries(kinds) as Record<TargetKind, Measured>;
}

/** Mean over several boosters, target by target and metric by metric; all runs measured the same targets. */
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
