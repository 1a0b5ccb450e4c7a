import type { Evaluation } from '../../evaluate';
import { signedInterval, withInterval } from '../numbers';
import type { Section } from '../section';

/** Everything that was measured, for those who look a number up. */
export function metricsSection({ methods }: Evaluation): Section {
  const metrics = Object.keys(methods[0]?.metrics ?? {});
  return {
    title: 'All metrics',
    paragraphs: [
      'Definitions, with their empty cases: docs/quality.md. Intervals: 95 %, bootstrap over users.',
    ],
    tables: [
      {
        caption: 'Values',
        folded: true,
        head: ['metric', ...methods.map(({ name }) => name)],
        rows: metrics.map((metric) => [
          metric,
          ...methods.map((method) => withInterval(method.metrics[metric])),
        ]),
      },
      {
        caption: 'Ours minus the other method, paired',
        folded: true,
        head: ['metric', ...methods.slice(1).map(({ name }) => name)],
        rows: metrics.map((metric) => [
          metric,
          ...methods.slice(1).map(({ oursMinusThis }) => signedInterval(oursMinusThis?.[metric])),
        ]),
      },
    ],
  };
}
