/**
 * 200 seeded configurations beside LightGBM: all objectives, weights, rare labels, odd parameters, small and skewed data.
 * The trees differ (see quality-parity.test.ts), so losses are compared: for each case the median over five seeds, each with
 * its own data and draws. FUZZ_REPORT=1 prints the cases that differ most.
 */
import { lightGbmPackages } from '../lightgbm-python';
import { fuzzCase } from './fuzz-case';
import { runFuzz } from './fuzz-run';
import type { FuzzOutcome } from './fuzz-run';

const NUM_CASES = 200;
const SEEDS = [1, 2, 3, 4, 5];
/**
 * Rare labels with large class weights and small hessians make LightGBM diverge, too. Losses count at most so many times
 * that of a constant model: two models that diverge are then equally bad.
 */
const MAX_LOSS = 2;

const packages = lightGbmPackages();
if ('missing' in packages) console.log(`skipped, because LightGBM is not available: ${packages.missing}`);
const describeFuzz = 'missing' in packages ? describe.skip : describe;

describeFuzz('beside LightGBM', () => {
  let outcomes: FuzzOutcome[];
  let ratios: { name: string; ratio: number }[];

  beforeAll(async () => {
    if ('missing' in packages) return;
    const cases = Array.from({ length: NUM_CASES }, (_, index) => fuzzCase(index));
    outcomes = await runFuzz(cases, SEEDS, packages.folder);
    ratios = cases.map((own) => ({
      name: JSON.stringify(own),
      ratio: ratioOf(outcomes.filter((outcome) => outcome.own === own)),
    }));
    ratios.sort((a, b) => b.ratio - a.ratio);
    if (process.env.FUZZ_REPORT) report(ratios);
  }, 600_000);

  test('has trees wherever LightGBM has trees', () => {
    // Where hardly any draw allows a split, chance decides whether one of them does.
    const empty = outcomes.filter(({ own, trees, lightGbm }) => {
      const rest = outcomes.filter((outcome) => outcome.own === own);
      return (
        trees === 0 &&
        lightGbm.trees > own.params.numIterations / 4 &&
        rest.every(({ lightGbm }) => lightGbm.trees > 0)
      );
    });
    expect(empty.map(({ own, seed }) => JSON.stringify({ seed, own }))).toEqual([]);
  });

  test('has a median loss within 2 % of LightGBM', () => {
    expect(median(ratios.map(({ ratio }) => ratio))).toBeLessThan(1.02);
  });

  test('has no configuration with a loss more than 10 % above LightGBM', () => {
    expect(ratios.filter(({ ratio }) => !(ratio <= 1.1))).toEqual([]);
  });

  test('gives the same scores when LightGBM reads its text', () => {
    expect(Math.max(...outcomes.map(({ textDifference }) => textDifference))).toBeLessThan(1e-6);
  });

  test('gives the same scores when onnxruntime reads its ONNX file', () => {
    expect(Math.max(...outcomes.map(({ onnxDifference }) => onnxDifference))).toBeLessThan(1e-6);
  });
});

function report(ratios: readonly { name: string; ratio: number }[]): void {
  const line = ({ name, ratio }: { name: string; ratio: number }): string => `${ratio.toFixed(4)} ${name}`;
  const quantiles = [0, 0.1, 0.5, 0.9, 1].map((q) =>
    ratios[Math.round(q * (ratios.length - 1))].ratio.toFixed(4),
  );
  console.log(
    `ratios: ${quantiles.join(' ')}\n${[...ratios.slice(0, 12), ...ratios.slice(-4)].map(line).join('\n')}`,
  );
}

/** Median loss over the seeds, divided by LightGBM's. */
function ratioOf(outcomes: readonly FuzzOutcome[]): number {
  const limited = (loss: number, { constantLoss }: FuzzOutcome): number =>
    Math.min(loss, MAX_LOSS * constantLoss);
  return (
    median(outcomes.map((outcome) => limited(outcome.loss, outcome))) /
    median(outcomes.map((outcome) => limited(outcome.lightGbm.loss, outcome)))
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1];
}
