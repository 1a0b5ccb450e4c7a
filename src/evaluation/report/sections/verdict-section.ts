import type { Interval } from '../../bootstrap';
import type { Evaluation } from '../../evaluate';
import { bestBaseline, mainMetrics } from '../../method-results';
import type { MethodResult } from '../../method-results';
import { decimals, percent, signed, signedInterval } from '../numbers';
import type { Section } from '../section';

/** What each main metric says, in words. */
export const metricMeanings: Readonly<Record<string, string>> = {
  'recall@10': 'share of the basket among ten recommendations',
  'ndcg@10': 'the same, rewarding hits near the top',
  basketF1: 'agreement of the predicted basket with the real one',
};

/** @param sampledFrom users of the data, when only some of them were evaluated */
export function verdictSection(evaluation: Evaluation, sampledFrom?: number): Section {
  const { methods, targets, lag, meanHistory, meanBasket, repeatShare, products, modelVersion } = evaluation;
  const ours = methods[0];
  const which = lag === 1 ? 'their last order with items' : `the order ${lag} from the end`;
  return {
    title: 'In short',
    paragraphs: [
      ...(sampledFrom === undefined
        ? []
        : [
            `Measured on ${targets.toLocaleString('en')} users drawn at random from ${sampledFrom.toLocaleString('en')}.`,
          ]),
      `Model ${modelVersion} predicted for ${targets.toLocaleString('en')} users ${which}, knowing only what came before it: ${decimals(meanHistory, 1)} orders on average. A basket holds ${decimals(meanBasket, 1)} of ${products.toLocaleString('en')} products; ${percent(repeatShare)} of them its user had bought before.`,
      `Of ten recommended products, ${decimals(10 * (ours.metrics['precision@10']?.mean ?? NaN), 1)} are bought; ${percent(ours.metrics['hitRate@10']?.mean ?? NaN)} of the users buy at least one.`,
    ],
    tables: [
      {
        caption: 'Ours against the best baseline of each metric',
        head: ['metric', 'ours', 'best baseline', 'its value', 'difference [95 %]', 'relative', 'verdict'],
        rows: mainMetrics.map((metric) => verdictRow(methods, metric)),
      },
    ],
  };
}

function verdictRow(methods: readonly MethodResult[], metric: string): readonly string[] {
  const mean = (method: MethodResult | undefined) => method?.metrics[metric]?.mean ?? NaN;
  const name = `${metric} (${metricMeanings[metric]})`;
  const best = bestBaseline(methods, metric);
  if (!best) return [name, decimals(mean(methods[0])), '-', '-', '-', '-', 'nothing to compare with'];
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

/** Clear means that the whole 95 % interval lies on one side. */
export function verdict({ low, high }: Interval): string {
  if (low > 0) return 'better';
  return high < 0 ? 'worse' : 'no clear difference';
}
