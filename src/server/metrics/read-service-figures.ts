import type { MetricObjectWithValues, MetricValue, Registry } from 'prom-client';
import type {
  CounterFigure,
  LatencyBucket,
  OperationFigures,
  ServiceFigures,
} from '../../graphql/health/service-figures';
import type { Metrics } from './metrics';

type Values = MetricObjectWithValues<MetricValue<string>>;

/** Returns the same values as /metrics. */
export async function readServiceFigures(metrics: Metrics, startedAt: Date): Promise<ServiceFigures> {
  const { values } = await metrics.operationSeconds.get();
  return {
    startedAt,
    operations: operationFigures(values),
    counters: await serviceCounters(metrics.registry),
  };
}

interface HistogramValue {
  readonly value: number;
  readonly metricName?: string;
  readonly labels: Partial<Record<string, string | number>>;
}

/** Histograms have cumulative buckets and one series per operation and outcome; outcomes are added up here. */
function operationFigures(values: readonly HistogramValue[]): readonly OperationFigures[] {
  const names = [...new Set(values.map(({ labels }) => String(labels.operation)))].sort();
  return names.map((name) => {
    const series = values.filter(({ labels }) => labels.operation === name);
    const sum = (suffix: string, more: (labels: HistogramValue['labels']) => boolean = () => true) =>
      series
        .filter(({ metricName, labels }) => metricName?.endsWith(suffix) && more(labels))
        .reduce((total, { value }) => total + value, 0);
    return {
      name,
      requests: sum('_count'),
      errors: sum('_count', ({ outcome }) => outcome === 'error'),
      seconds: sum('_sum'),
      buckets: bucketsOf(series, (le) => sum('_bucket', (labels) => String(labels.le) === le)),
    };
  });
}

function bucketsOf(
  values: readonly HistogramValue[],
  countUpTo: (le: string) => number,
): readonly LatencyBucket[] {
  const edges = new Set(values.flatMap(({ labels }) => (labels.le === undefined ? [] : [String(labels.le)])));
  let before = 0;
  return [...edges]
    .sort((a, b) => edge(a) - edge(b))
    .map((le) => {
      const requests = countUpTo(le) - before;
      before += requests;
      return { upTo: le === '+Inf' ? null : edge(le) * 1000, requests };
    });
}

const edge = (le: string) => (le === '+Inf' ? Infinity : Number(le));

/** Without the default metrics of Node.js, which are only at /metrics. */
async function serviceCounters(registry: Registry): Promise<readonly CounterFigure[]> {
  const all = (await registry.getMetricsAsJSON()) as readonly Values[];
  return all
    .filter(({ name, type }) => name.startsWith('timele_') && ['counter', 'gauge'].includes(String(type)))
    .flatMap(({ name, help, values }) =>
      values.map(({ labels, value }) => ({
        name,
        help,
        labels: Object.fromEntries(Object.entries(labels).map(([label, text]) => [label, String(text)])),
        value,
      })),
    );
}
