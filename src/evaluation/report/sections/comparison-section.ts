import type { Evaluation } from '../../evaluate';
import { displayName } from '../../method';
import { mainMetrics } from '../../method-results';
import { differenceChart } from '../charts/difference-chart';
import { methodChart } from '../charts/method-chart';
import { percent, signedInterval, withInterval } from '../numbers';
import type { Section } from '../section';

/** The main metrics of every method, and the model minus each of them. */
export function comparisonSection({ methods }: Evaluation): Section {
  const others = methods.slice(1);
  return {
    title: 'Compared with other methods',
    paragraphs: [
      'All methods learn from the same orders and answer for the same users. "Stage 1 alone" is the model without its re-ranking second stage. Intervals are 95 % bootstrap intervals over users. Differences are paired by user, so their intervals are much narrower than those of the two values.',
    ],
    charts: [...mainMetrics.map((metric) => methodChart(methods, metric)), differenceChart(methods)],
    tables: [
      {
        head: ['method', ...mainMetrics, 'catalogue coverage'],
        rows: methods.map(({ name, kind, metrics, catalogueCoverage }) => [
          displayName({ name, kind }),
          ...mainMetrics.map((metric) => withInterval(metrics[metric])),
          percent(catalogueCoverage, 2),
        ]),
      },
      {
        caption: 'Model minus other method, paired by user',
        head: ['method', ...mainMetrics],
        rows: others.map(({ name, oursMinusThis }) => [
          name,
          ...mainMetrics.map((metric) => signedInterval(oursMinusThis?.[metric])),
        ]),
      },
    ],
  };
}
