/**
 * Rare labels beside LightGBM, without and with class weights: log loss and AUC, averaged over the true probabilities of the
 * test rows and over three seeds. RARE_REPORT=1 prints the table.
 */
import { lightGbmPackages } from '../lightgbm-python';
import type { FuzzCase } from './fuzz-case';
import { runFuzz } from './fuzz-run';
import type { FuzzOutcome } from './fuzz-run';

const packages = lightGbmPackages();
if ('missing' in packages) console.log(`skipped, because LightGBM is not available: ${packages.missing}`);
const describeRare = 'missing' in packages ? describe.skip : describe;

const ROWS: readonly (readonly [positives: number, rows: number])[] = [
  [0.01, 60_000],
  [0.001, 120_000],
  [0.0001, 300_000],
];

function rareCase(index: number, positives: number, numRows: number, weighted: boolean): FuzzCase {
  return {
    ...{ index, numRows, positives, numFeatures: 5, testRows: 20_000, weights: 'none' as const },
    ...{ offset: 0, scale: 1, outlier: 0 },
    params: {
      objective: 'binary',
      numIterations: 60,
      learningRate: 0.05,
      numLeaves: 15,
      minDataInLeaf: 50,
      // About the hessians of five to twenty positives. From the average, LightGBM diverges with large class weights, too.
      minSumHessianInLeaf: weighted ? 5 / positives : 5,
      isUnbalance: weighted,
      boostFromAverage: !weighted,
    },
  };
}

describeRare('beside LightGBM', () => {
  const cases = ROWS.flatMap(([positives, rows], i) =>
    [false, true].map((weighted, k) => rareCase(1000 + 2 * i + k, positives, rows, weighted)),
  );
  let outcomes: FuzzOutcome[];

  beforeAll(async () => {
    if ('missing' in packages) return;
    outcomes = await runFuzz(cases, [1, 2, 3], packages.folder);
  }, 600_000);

  test.each(cases)('positives $positives, isUnbalance $params.isUnbalance', (own) => {
    const mine = outcomes.filter((outcome) => outcome.own === own);
    const mean = (value: (outcome: FuzzOutcome) => number): number =>
      mine.reduce((sum, outcome) => sum + value(outcome), 0) / mine.length;
    const ratio = mean(({ loss }) => loss) / mean(({ lightGbm }) => lightGbm.loss);
    const difference = mean(({ auc, lightGbm }) => auc - lightGbm.auc);
    if (process.env.RARE_REPORT)
      console.log(
        `${own.positives} ${own.params.isUnbalance} log loss ratio ${ratio.toFixed(4)}, AUC ${mean(({ auc }) => auc).toFixed(4)} (${difference.toFixed(4)})`,
      );
    expect(mine.every(({ trees }) => trees === 60)).toBe(true);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.01);
    expect(Math.abs(difference)).toBeLessThan(0.003);
  });
});
