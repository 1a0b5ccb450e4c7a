import type { Evaluation } from '../../evaluate';
import { mainMetrics } from '../../method-results';
import { differenceChart } from '../charts/difference-chart';
import { methodChart } from '../charts/method-chart';
import { percent, signedInterval, withInterval } from '../numbers';
import type { Section } from '../section';

/** Every method on the main metrics, and ours minus each. */
export function comparisonSection({ methods }: Evaluation): Section {
  const others = methods.slice(1);
  return {
    title: 'Compared with other methods',
    paragraphs: [
      'All methods know the same orders and answer for the same users. "Stage 1 alone" is our model without its re-ranking second stage. Intervals are 95 % bootstrap intervals over users; a difference is paired user by user, which makes its interval much narrower than those of the two values.',
    ],
    charts: [...mainMetrics.map((metric) => methodChart(methods, metric)), differenceChart(methods)],
    tables: [
      {
        head: ['method', ...mainMetrics, 'catalogue shown'],
        rows: methods.map(({ name, metrics, catalogueCoverage }) => [
          name,
          ...mainMetrics.map((metric) => withInterval(metrics[metric])),
          percent(catalogueCoverage, 2),
        ]),
      },
      {
        caption: 'Ours minus the other method, paired',
        head: ['method', ...mainMetrics],
        rows: others.map(({ name, oursMinusThis }) => [
          name,
          ...mainMetrics.map((metric) => signedInterval(oursMinusThis?.[metric])),
        ]),
      },
    ],
  };
}
