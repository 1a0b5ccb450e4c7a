import { createMetrics } from '../../server/metrics/metrics';
import { nothingServed, servingGauges } from '../../server/metrics/serving-gauges';
import { markdownTable } from './markdown-table';

/** Of a service without a model: which metrics there are does not depend on it. */
export async function prometheusTable(): Promise<string> {
  const { registry } = createMetrics({ state: () => ({ phase: 'empty', refused: null }) });
  servingGauges(() => nothingServed, registry);
  const found = (await registry.getMetricsAsJSON()).filter(({ name }) => name.startsWith('timele_'));
  return markdownTable(
    ['name', 'type', 'meaning'],
    found
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
      .map(({ name, type, help }) => [`\`${name}\``, String(type), help]),
  );
}
