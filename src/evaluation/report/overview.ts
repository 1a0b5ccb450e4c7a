import { bestBaseline, mainMetrics } from '../method-results';
import type { MethodResult } from '../method-results';
import { overviewChart } from './charts/overview-chart';
import type { EvaluationReport } from './evaluation-report';
import { decimals, percent, signedInterval } from './numbers';
import type { Section } from './section';
import { verdict } from './sections/verdict-section';

/** The first page of a report on several data sets; nothing for a single one. */
export function overviewSections(reports: readonly EvaluationReport[]): readonly Section[] {
  if (reports.length < 2) return [];
  const verdicts = reports.flatMap(verdictsOf);
  return [
    {
      title: 'All data sets at a glance',
      paragraphs: [
        'The same code, trained and evaluated on each data set on its own. A verdict compares ours with the baseline that is best there in that metric; it is clear when the whole 95 % interval of the paired difference lies on one side of zero.',
        ...(verdicts.length > 0 ? [verdictCounts(verdicts)] : []),
      ],
      charts: [overviewChart(reports)],
      tables: [
        {
          caption: 'What the data sets are like, and how the baselines were tuned',
          head: characterHead,
          rows: reports.map(characterRow),
        },
        {
          caption: 'Ours against the best baseline',
          head: ['data set', 'users', 'metric', 'ours', 'best baseline', 'difference [95 %]', 'verdict'],
          rows: reports.flatMap((report) => mainMetrics.map((metric) => overviewRow(report, metric))),
        },
      ],
    },
  ];
}

/** In one sentence: `better in 7 of 9 comparisons, ...`. */
export function verdictCounts(verdicts: readonly string[]): string {
  const count = (wanted: string) => verdicts.filter((one) => one === wanted).length;
  return `Ours is clearly better in ${count('better')} of ${verdicts.length} comparisons, clearly worse in ${count('worse')}, and in ${count('no clear difference')} there is no clear difference.`;
}

/** One a metric; none without baselines. */
export function verdictsOf({ evaluation: { methods } }: EvaluationReport): readonly string[] {
  return mainMetrics.flatMap((metric) => {
    const gap = bestBaseline(methods, metric)?.oursMinusThis?.[metric];
    return gap ? [verdict(gap)] : [];
  });
}

const characterHead = [
  'data set',
  'users',
  'orders before',
  'products in a basket',
  'bought before',
  'catalogue',
  'settings for each baseline',
];

function characterRow({ dataSet, evaluation, tuning }: EvaluationReport): readonly string[] {
  const { targets, meanHistory, meanBasket, repeatShare, products } = evaluation;
  return [
    dataSet,
    targets.toLocaleString('en'),
    decimals(meanHistory, 1),
    decimals(meanBasket, 1),
    percent(repeatShare),
    products.toLocaleString('en'),
    tuning.budget > 0 ? `up to ${tuning.budget}` : 'as published',
  ];
}

function overviewRow({ dataSet, evaluation }: EvaluationReport, metric: string): readonly string[] {
  const { methods, targets } = evaluation;
  const [ours] = methods as [MethodResult];
  const best = bestBaseline(methods, metric);
  const gap = best?.oursMinusThis?.[metric];
  return [
    dataSet,
    targets.toLocaleString('en'),
    metric,
    decimals(ours.metrics[metric]?.mean),
    best ? `${best.name} ${decimals(best.metrics[metric]?.mean)}` : '-',
    signedInterval(gap),
    gap ? verdict(gap) : '-',
  ];
}
