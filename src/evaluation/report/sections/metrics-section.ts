import type { Evaluation } from '../../evaluate';
import { displayName } from '../../method';
import { signedInterval, withInterval } from '../numbers';
import type { Section } from '../section';

/** All metrics of all methods, for reference. */
export function metricsSection({ methods }: Evaluation): Section {
  const metrics = Object.keys(methods[0]?.metrics ?? {});
  return {
    title: 'All metrics',
    paragraphs: [
      'For definitions, including the empty cases, see docs/quality.md. Intervals are 95 % bootstrap intervals over users.',
    ],
    tables: [
      {
        caption: 'Values',
        folded: true,
        head: ['metric', ...methods.map(displayName)],
        rows: metrics.map((metric) => [
          metric,
          ...methods.map((method) => withInterval(method.metrics[metric])),
        ]),
      },
      {
        caption: 'Model minus other method, paired by user',
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
