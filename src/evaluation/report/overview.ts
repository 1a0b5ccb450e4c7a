import { bestBaseline, mainMetrics } from '../method-results';
import type { MethodResult } from '../method-results';
import { overviewChart } from './charts/overview-chart';
import type { EvaluationReport } from './evaluation-report';
import { decimals, percent, signedInterval } from './numbers';
import type { Section } from './section';
import { verdict } from './sections/verdict-section';

/** The first page of a report on several data sets; empty for a single one. */
export function overviewSections(reports: readonly EvaluationReport[]): readonly Section[] {
  if (reports.length < 2) return [];
  const verdicts = reports.flatMap(verdictsOf);
  return [
    {
      title: 'All data sets at a glance',
      paragraphs: [
        'The same code, trained and evaluated on each data set separately. Each verdict compares the model with the best baseline for that metric on that data set; a difference is clear when the 95 % interval of the paired difference does not include zero.',
        ...(verdicts.length > 0 ? [verdictCounts(verdicts)] : []),
      ],
      charts: [overviewChart(reports)],
      tables: [
        {
          caption: 'Properties of the data sets, and tuning of the baselines',
          head: characterHead,
          rows: reports.map(characterRow),
        },
        {
          caption: 'Model and best baseline',
          head: ['data set', 'users', 'metric', 'model', 'best baseline', 'difference [95 %]', 'verdict'],
          rows: reports.flatMap((report) => mainMetrics.map((metric) => overviewRow(report, metric))),
        },
      ],
    },
  ];
}

/** One sentence, such as `The model is clearly better in 7 of 9 comparisons, ...`. */
export function verdictCounts(verdicts: readonly string[]): string {
  const count = (wanted: string) => verdicts.filter((one) => one === wanted).length;
  return `The model is clearly better in ${count('better')} of ${verdicts.length} comparisons and clearly worse in ${count('worse')}; there is no clear difference in ${count('no clear difference')}.`;
}

/** One verdict per metric; none without baselines. */
export function verdictsOf({ evaluation: { methods } }: EvaluationReport): readonly string[] {
  return mainMetrics.flatMap((metric) => {
    const gap = bestBaseline(methods, metric)?.oursMinusThis?.[metric];
    return gap ? [verdict(gap)] : [];
  });
}

const characterHead = [
  'data set',
  'users',
  'previous orders',
  'products per basket',
  'bought before',
  'catalogue',
  'settings per baseline',
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
    tuning.budget > 0 ? `up to ${tuning.budget}` : 'published',
  ];
}

function overviewRow({ dataSet, evaluation }: EvaluationReport, metric: string): readonly string[] {
  const { methods, targets } = evaluation;
  const [model] = methods as [MethodResult];
  const best = bestBaseline(methods, metric);
  const gap = best?.oursMinusThis?.[metric];
  return [
    dataSet,
    targets.toLocaleString('en'),
    metric,
    decimals(model.metrics[metric]?.mean),
    best ? `${best.name} ${decimals(best.metrics[metric]?.mean)}` : '-',
    signedInterval(gap),
    gap ? verdict(gap) : '-',
  ];
}
