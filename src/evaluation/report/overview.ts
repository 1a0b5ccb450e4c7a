import { bestBaseline, mainMetrics, type MethodResult } from '../method-results';
import { overviewChart } from './charts/overview-chart';
import type { EvaluationReport } from './evaluation-report';
import { decimals, signedInterval } from './numbers';
import type { Section } from './section';
import { verdict } from './sections/verdict-section';

/** The first page of a report on several data sets; nothing for a single one. */
export function overviewSections(reports: readonly EvaluationReport[]): readonly Section[] {
  if (reports.length < 2) return [];
  return [
    {
      title: 'All data sets at a glance',
      paragraphs: ['The same code, trained and evaluated on each data set on its own.'],
      charts: [overviewChart(reports)],
      tables: [
        {
          head: ['data set', 'users', 'metric', 'ours', 'best baseline', 'difference [95 %]', 'verdict'],
          rows: reports.flatMap((report) => mainMetrics.map((metric) => overviewRow(report, metric))),
        },
      ],
    },
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
