import type { EvaluationReport } from './evaluation-report';

/** One row per data set, method and metric, with 95 % bootstrap intervals; null where a metric is undefined. */
export interface ReportRow {
  readonly dataSet: string;
  readonly method: string;
  readonly kind: string;
  readonly metric: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The model minus this method, paired by target; null for the model itself. */
  readonly oursMinusThis: number | null;
  readonly oursMinusThisLow: number | null;
  readonly oursMinusThisHigh: number | null;
}

/** The rows that `--json` writes. */
export function reportRows({ dataSet, evaluation }: EvaluationReport): readonly ReportRow[] {
  return evaluation.methods.flatMap(({ name, kind, metrics, oursMinusThis }) =>
    Object.entries(metrics).map(([metric, { mean, low, high }]) => ({
      dataSet,
      method: name,
      kind,
      metric,
      value: finite(mean),
      low: finite(low),
      high: finite(high),
      oursMinusThis: finite(oursMinusThis?.[metric]?.mean),
      oursMinusThisLow: finite(oursMinusThis?.[metric]?.low),
      oursMinusThisHigh: finite(oursMinusThis?.[metric]?.high),
    })),
  );
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
