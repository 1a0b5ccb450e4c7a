import type { Interval } from '../../bootstrap';
import { comparisonLines } from '../../comparison-lines';
import { bestBaseline, mainMetrics } from '../../method-results';
import type { MethodResult } from '../../method-results';
import type { EvaluationReport } from '../evaluation-report';
import { decimals, percent, signed, signedInterval } from '../numbers';
import type { Section } from '../section';

/** A short explanation of each main metric. */
export const metricMeanings: Readonly<Record<string, string>> = {
  'recall@10': 'share of the basket among ten recommendations',
  'ndcg@10': 'the same, with more weight on hits near the top',
  basketF1: 'agreement of the predicted basket with the actual one',
};

export function verdictSection({
  evaluation,
  sampledFrom,
  fittedOn,
}: Pick<EvaluationReport, 'evaluation' | 'sampledFrom' | 'fittedOn'>): Section {
  const { methods, targets, lag, meanHistory, meanBasket, repeatShare, products, modelVersion } = evaluation;
  const model = methods[0];
  const which = lag === 1 ? 'their last order with items' : `order ${lag} from the end`;
  return {
    title: 'Summary',
    paragraphs: [
      ...(sampledFrom === undefined
        ? []
        : [
            `Measured on a random sample of ${targets.toLocaleString('en')} of ${sampledFrom.toLocaleString('en')} users.`,
          ]),
      ...(fittedOn === undefined ? [] : [leftOutLine(fittedOn)]),
      `For ${targets.toLocaleString('en')} users, model ${modelVersion} predicted ${which} from the orders before it (${decimals(meanHistory, 1)} on average). A basket has ${decimals(meanBasket, 1)} of ${products.toLocaleString('en')} products on average; the user had bought ${percent(repeatShare)} of them before.`,
      `Of ten recommended products, ${decimals(10 * (model.metrics['precision@10']?.mean ?? NaN), 1)} are bought; ${percent(model.metrics['hitRate@10']?.mean ?? NaN)} of the users buy at least one.`,
      ...comparisonLines(evaluation),
    ],
    tables: [
      {
        caption: 'Model and best baseline for each metric',
        head: ['metric', 'model', 'best baseline', 'its value', 'difference [95 %]', 'relative', 'verdict'],
        rows: mainMetrics.map((metric) => verdictRow(methods, metric)),
      },
    ],
  };
}

/** The sentence about users whose last order the model may have been fitted on. */
export function leftOutLine(users: number): string {
  return `${users.toLocaleString('en')} users were left out, because the model may have been fitted on their last order.`;
}

function verdictRow(methods: readonly MethodResult[], metric: string): readonly string[] {
  const mean = (method: MethodResult | undefined) => method?.metrics[metric]?.mean ?? NaN;
  const name = `${metric} (${metricMeanings[metric]})`;
  const best = bestBaseline(methods, metric);
  if (!best) return [name, decimals(mean(methods[0])), '-', '-', '-', '-', 'no baseline to compare with'];
  const gap = best.oursMinusThis?.[metric] as Interval;
  return [
    name,
    decimals(mean(methods[0])),
    best.name,
    decimals(mean(best)),
    signedInterval(gap),
    `${signed((100 * gap.mean) / mean(best), 1)} %`,
    verdict(gap),
  ];
}

/** A difference is clear when the 95 % interval does not include zero. */
export function verdict({ low, high }: Interval): string {
  if (low > 0) return 'better';
  return high < 0 ? 'worse' : 'no clear difference';
}
