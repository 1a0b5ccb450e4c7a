import { targetKinds } from '../study';
import type { StudyResult } from '../study';

/** One row per variant, kind of targets and metric; null where a metric is undefined or there is no reference. */
export interface StudyResultRow {
  readonly dataSet: string;
  readonly study: string;
  readonly variant: string;
  readonly targets: string;
  readonly metric: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly minusReference: number | null;
  readonly minusReferenceLow: number | null;
  readonly minusReferenceHigh: number | null;
}

/** The rows that `--json` writes. */
export function studyResultRows({ dataSet, study, variants }: StudyResult): readonly StudyResultRow[] {
  return variants.flatMap(({ variant, measured }) =>
    targetKinds.flatMap((targets) =>
      Object.entries(measured[targets].metrics).map(([metric, { mean, low, high }]) => {
        const gap = measured[targets].minusReference?.[metric];
        return {
          dataSet,
          study,
          variant: variant.name,
          targets,
          metric,
          value: finite(mean),
          low: finite(low),
          high: finite(high),
          minusReference: finite(gap?.mean),
          minusReferenceLow: finite(gap?.low),
          minusReferenceHigh: finite(gap?.high),
        };
      }),
    ),
  );
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
