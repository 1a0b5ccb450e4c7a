import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createMetrics } from '../../src/server/metrics/metrics';
import { nothingServed, servingGauges } from '../../src/server/metrics/serving-gauges';

interface Dashboard {
  readonly panels: readonly {
    readonly id: number;
    readonly title: string;
    readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
    readonly targets: readonly { readonly expr: string }[];
  }[];
}

const root = resolve(__dirname, '..', '..');
const dashboard = JSON.parse(readFileSync(resolve(root, 'docs/grafana/dashboard.json'), 'utf8')) as Dashboard;

/** Metric names in a text, without the suffixes of Prometheus histograms. */
const namesIn = (text: string): string[] =>
  [...text.matchAll(/\b(?:timele|nodejs|process)_[a-z0-9_]+/g)].map(([name]) =>
    name.replace(/_(bucket|count|sum)$/, ''),
  );

async function existing(): Promise<ReadonlySet<string>> {
  const { registry } = createMetrics({ state: () => ({ phase: 'empty', refused: null }) });
  servingGauges(() => nothingServed, registry);
  return new Set((await registry.getMetricsAsJSON()).map(({ name }) => name));
}

describe('docs/grafana/dashboard.json', () => {
  test('queries only existing metrics, and each metric of the service', async () => {
    const names = await existing();
    const queried = dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr)));
    expect(queried.filter((name) => !names.has(name))).toEqual([]);
    const withoutPanel = [
      'timele_recommend_duration_seconds',
      'timele_inference_calls',
      'timele_queue_batches',
      'timele_queue_requests',
    ];
    const expected = [...names].filter((name) => name.startsWith('timele_') && !withoutPanel.includes(name));
    expect(expected.filter((name) => !queried.includes(name))).toEqual([]);
  });

  test('has panels with distinct ids that do not overlap', () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });
});

test('docs/operations.md mentions only existing metrics', async () => {
  const names = await existing();
  const text = readFileSync(resolve(root, 'docs/operations.md'), 'utf8');
  expect(namesIn(text).length).toBeGreaterThan(5);
  expect(namesIn(text).filter((name) => !names.has(name))).toEqual([]);
});
