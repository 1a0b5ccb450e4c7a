/** Sentences that say where the model is not better than the baselines, and what it is bad at. */
import type { Interval } from './bootstrap';
import type { Evaluation } from './evaluate';
import { bestBaseline, mainMetrics } from './method-results';

/** Slices with fewer targets say little. */
const MIN_SLICE_TARGETS = 30;

/** @returns no lines without baselines */
export function comparisonLines({
  methods,
  slices,
}: Pick<Evaluation, 'methods' | 'slices'>): readonly string[] {
  const worse: string[] = [];
  const unclear: string[] = [];
  for (const metric of mainMetrics) {
    const best = bestBaseline(methods, metric);
    const lead = best?.oursMinusThis?.[metric];
    if (!best || !lead) continue;
    const text = `${metric} (${best.name}, difference ${signed(lead.mean)} [${signed(lead.low)}, ${signed(lead.high)}])`;
    if (isWorse(lead)) worse.push(text);
    else if (!isBetter(lead)) unclear.push(text);
  }
  if (!methods.some(({ kind }) => kind === 'baseline')) return [];
  return [
    ...(worse.length > 0 ? [`Worse than the best baseline: ${worse.join('; ')}.`] : []),
    ...(unclear.length > 0 ? [`No clear difference to the best baseline: ${unclear.join('; ')}.`] : []),
    ...(worse.length + unclear.length === 0 ? ['Better than every baseline in all main metrics.'] : []),
    ...exploreLine(methods),
    ...weakSlices(slices),
  ];
}

const isWorse = ({ high }: Interval) => high < 0;
const isBetter = ({ low }: Interval) => low > 0;

function exploreLine(methods: Evaluation['methods']): readonly string[] {
  const explore = methods[0]?.metrics['exploreRecall@10']?.mean ?? NaN;
  const repeat = methods[0]?.metrics['repeatRecall@10']?.mean ?? NaN;
  if (!Number.isFinite(explore) || !Number.isFinite(repeat)) return [];
  return [
    `Of products bought before, ten recommendations find ${percent(repeat)}; of products new to the user, ${percent(explore)}.`,
  ];
}

function weakSlices(slices: Evaluation['slices']): readonly string[] {
  return slices
    .filter(({ targets, against }) => targets >= MIN_SLICE_TARGETS && 'ndcg@10' in against)
    .filter(({ against }) => isWorse(against['ndcg@10'].difference))
    .map(
      ({ dimension, name, targets, against }) =>
        `Worse than ${against['ndcg@10'].baseline} in NDCG@10 for ${targets} users with ${dimension}: ${name}.`,
    );
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const signed = (value: number) => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(4)}`;
