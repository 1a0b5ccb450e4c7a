/** Measures a trained variant target by target, on the validation and on the test targets. */
import { targetMetrics } from '../evaluation/target-metrics';
import { concatenated } from '../lib/concatenated';
import { fitPlattScaling } from '../training/calibration';
import { rankRows } from './rank-rows';
import type { RankingSettings } from './rank-rows';
import { targetKinds } from './study';
import type { TargetKind } from './study';
import type { StudyRows, TargetRows } from './study-rows';
import type { TrainedVariant } from './train-variant';

/** For each target in order, the values of `metricNames`. */
export type TargetNumbers = Readonly<Record<TargetKind, readonly Float64Array[]>>;

/** Calibrates the scores on the validation targets, as training does. */
export function measureVariant(
  rows: StudyRows,
  { score }: TrainedVariant,
  listLength: number,
): TargetNumbers {
  const validationScores = rows.validation.map(score);
  const labels = Uint8Array.from(rows.validation.flatMap((part) => Array.from(part.labels)));
  const settings: RankingSettings = {
    calibration: fitPlattScaling(concatenated(Float32Array, validationScores), labels),
    listLength,
    productsOutside: productsOutside(rows.validation),
  };
  const numbers = (kind: TargetKind) =>
    rows[kind].flatMap((part, p) => {
      const scores = kind === 'validation' ? validationScores[p] : score(part);
      const answers = rankRows(part, scores, settings);
      return answers.map((answer, t) => targetMetrics(answer, part.targets[t]));
    });
  return Object.fromEntries(targetKinds.map((kind) => [kind, numbers(kind)])) as unknown as TargetNumbers;
}

/** Mean number of basket products that are not among the candidates. */
function productsOutside(parts: readonly TargetRows[]): number {
  const { bought, found, targets } = countFound(parts);
  return (bought - found) / targets;
}

export interface FoundCounts {
  readonly targets: number;
  readonly candidates: number;
  /** Number of products in all baskets. */
  readonly bought: number;
  /** Number of them among the candidates. */
  readonly found: number;
}

export function countFound(parts: readonly TargetRows[]): FoundCounts {
  const counts = { targets: 0, candidates: 0, bought: 0, found: 0 };
  for (const { targets, labels } of parts) {
    counts.targets += targets.length;
    counts.candidates += labels.length;
    for (const { basket } of targets) counts.bought += basket.size;
    for (const label of labels) counts.found += label;
  }
  return counts;
}
