/** The written forms of an evaluation: rows for machines, Markdown for people. */
import type { Evaluation, MethodResult } from './evaluate';
import type { Interval } from './bootstrap';

export interface ReportRow {
  readonly method: string;
  readonly metric: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Ours minus this method, paired by target; null for ours. */
  readonly oursMinusThis: number | null;
  readonly oursMinusThisLow: number | null;
  readonly oursMinusThisHigh: number | null;
}

/** One row a method and metric; intervals are 95 % bootstrap intervals, null where a metric has no meaning. */
export function reportRows({ methods }: Evaluation): readonly ReportRow[] {
  return methods.flatMap(({ name, metrics, oursMinusThis }) =>
    Object.entries(metrics).map(([metric, { mean, low, high }]) => ({
      method: name,
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

export function markdownReport(evaluation: Evaluation): string {
  const { methods, targets, modelVersion, meanBasket, repeatShare, calibration, lag } = evaluation;
  const metrics = Object.keys(methods[0]?.metrics ?? {});
  const which = lag === 1 ? 'their last order with items' : `the order ${lag} from the end`;
  return `# Evaluation of ${modelVersion}

Targets: ${targets} users, ${which}; history is everything before. Mean basket ${meanBasket.toFixed(2)} products,
${(100 * repeatShare).toFixed(1)} % of them bought before. Intervals: 95 %, bootstrap over users.

${table(
  ['metric', ...methods.map(({ name }) => name)],
  metrics.map((metric) => [metric, ...methods.map((method) => interval(method.metrics[metric]))]),
)}
catalogue coverage (lists of ten): ${methods.map(({ name, catalogueCoverage }) => `${name} ${(100 * catalogueCoverage).toFixed(1)} %`).join(', ')}

## Ours minus the baseline, paired

${table(
  ['metric', ...methods.slice(1).map(({ name }) => name)],
  metrics.map((metric) => [metric, ...methods.slice(1).map((method) => difference(method, metric))]),
)}
## Calibration

Expected calibration error ${calibration.expectedCalibrationError.toFixed(4)}.

${table(
  ['predicted', 'observed', 'recommendations'],
  calibration.bins.map(({ predicted, observed, count }) => [
    predicted.toFixed(3),
    observed.toFixed(3),
    String(count),
  ]),
)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

function interval(value: Interval | undefined): string {
  if (!value || Number.isNaN(value.mean)) return '-';
  return `${value.mean.toFixed(4)} [${value.low.toFixed(4)}, ${value.high.toFixed(4)}]`;
}

function difference({ oursMinusThis }: MethodResult, metric: string): string {
  return interval(oursMinusThis?.[metric]);
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
