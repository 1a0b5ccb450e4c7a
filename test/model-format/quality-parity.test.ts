/**
 * With the same parameters and rows, this trainer and LightGBM are equally good on unseen rows.
 *
 * The trees differ for known reasons, hence the tolerances: bin bounds; row counts of leaves (exact here, estimated from
 * hessians in LightGBM); missing values that do not occur in a leaf; and random draws. The figures are means over seeds,
 * each with its own data.
 */
import { fitBinMappers } from '../../src/gbdt/bin-mapper';
import { DatasetBuilder } from '../../src/gbdt/dataset';
import type { Dataset } from '../../src/gbdt/dataset';
import { toLightGbm } from '../../src/gbdt/lightgbm-params';
import { resolveParams } from '../../src/gbdt/resolve-params';
import type { TrainParams } from '../../src/gbdt/params';
import { createRandom } from '../../src/gbdt/random';
import { train } from '../../src/gbdt/train';
import { describeWithLightGbm, LightGbmProcess } from './lightgbm-process';

const NUM_FEATURES = 8;
/** Feature 2 has about 40 categories. */
const CATEGORICAL = [2];
const NUM_ROWS = 20_000;
const GROUP = 20;
/** For CASES_OF_ALL_SEEDS; the others use two of them. */
const SEEDS = [1, 2, 3, 4, 5];
const CASES_OF_ALL_SEEDS = ['AUC', 'log loss', 'NDCG, lambdarank'];

interface Rows {
  readonly values: Float32Array;
  readonly labels: Float32Array;
}

type LabelOf = (score: number, chance: number) => number;

const binary: LabelOf = (score, chance) => (chance < 1 / (1 + Math.exp(1.5 - score)) ? 1 : 0);
const graded: LabelOf = (score, chance) => Math.min(3, Math.max(0, Math.floor(score + 2 * chance)));
const measured: LabelOf = (score, chance) => 10 * score + 20 * chance;

function drawRows(seed: number, labelOf: LabelOf): Rows {
  const random = createRandom(seed);
  const values = new Float32Array(NUM_ROWS * NUM_FEATURES);
  const labels = Float32Array.from({ length: NUM_ROWS }, (_, row) => {
    const own = values.subarray(row * NUM_FEATURES, (row + 1) * NUM_FEATURES);
    own.set([random.nextFloat(), 1 / (0.05 + random.nextFloat()), Math.floor(40 * random.nextFloat() ** 2)]);
    for (let f = 3; f < NUM_FEATURES; f++)
      own[f] = random.nextFloat() < 0.1 ? NaN : random.nextFloat() * 2 - 1;
    const [a, b, c, d, e] = own;
    const score =
      2 * a * a +
      (b > 4 ? 1 : 0) +
      (c % 7 === 3 ? 1 : -0.2) +
      (Number.isNaN(d) ? 0.7 : d * d) +
      (e > 0 ? a : 0);
    return labelOf(score, random.nextFloat());
  });
  return { values, labels };
}

/** The label as the last column, as lightgbm_reference.py reads it. */
function withLabels({ values, labels }: Rows): Float32Array {
  const table = new Float32Array(NUM_ROWS * (NUM_FEATURES + 1));
  labels.forEach((label, row) => {
    table.set(values.subarray(row * NUM_FEATURES, (row + 1) * NUM_FEATURES), row * (NUM_FEATURES + 1));
    table[row * (NUM_FEATURES + 1) + NUM_FEATURES] = label;
  });
  return table;
}

describeWithLightGbm('beside the real LightGBM', () => {
  const ours = async (sets: Rows[], params: Partial<TrainParams>): Promise<number> => {
    const categorical = params.categoricalFeature ?? [];
    const mappers = fitBinMappers(sets[0].values, NUM_FEATURES, {
      maxBin: 255,
      minDataInBin: 3,
      categorical,
    });
    const names = Array.from({ length: NUM_FEATURES }, (_, f) => `f${f}`);
    const [own, validation] = sets.map(({ values, labels }): Dataset => {
      const builder = new DatasetBuilder(mappers, names);
      builder.append(values, labels, { groups: new Array<number>(NUM_ROWS / GROUP).fill(GROUP) });
      return builder.finish();
    });
    const { evaluations } = await train({ params, train: own, validation, evaluateTrain: false });
    return evaluations.validation.at(-1)!;
  };

  const theirs = (sets: Rows[], params: Partial<TrainParams>): number => {
    const lightGbm = new LightGbmProcess();
    try {
      lightGbm.write('train.f32', withLabels(sets[0]));
      lightGbm.write('valid.f32', withLabels(sets[1]));
      const parameters = toLightGbm(resolveParams(params));
      const group = params.objective === 'lambdarank' ? GROUP : null;
      const categorical = params.categoricalFeature ?? [];
      const iterations = params.numIterations;
      const what = {
        features: NUM_FEATURES,
        seeds: [params.seed],
        group,
        categorical,
        parameters,
        iterations,
      };
      lightGbm.write('case.json', JSON.stringify(what));
      lightGbm.run('evaluate');
      const [values] = Object.values(
        JSON.parse(lightGbm.text('evaluations.json')) as Record<string, number[]>,
      );
      return values[0];
    } finally {
      lightGbm.remove();
    }
  };

  // The last column: the largest allowed difference of the means.
  test.each<[string, LabelOf, Partial<TrainParams>, number]>([
    ['AUC', binary, { metric: 'auc' }, 0.001],
    ['log loss', binary, { metric: 'logLoss' }, 0.001],
    [
      'log loss, regularised',
      binary,
      { metric: 'logLoss', lambdaL1: 2, lambdaL2: 5, minGainToSplit: 0.1, maxDepth: 6 },
      0.001,
    ],
    [
      'log loss, bags and drawn features',
      binary,
      { metric: 'logLoss', baggingFraction: 0.7, baggingFreq: 1, featureFraction: 0.7 },
      0.002,
    ],
    ['log loss, GOSS', binary, { metric: 'logLoss', dataSampleStrategy: 'goss' }, 0.0015],
    ['log loss, path smoothing', binary, { metric: 'logLoss', pathSmooth: 20, numLeaves: 63 }, 0.002],
    [
      'log loss, monotone',
      binary,
      { metric: 'logLoss', monotoneConstraints: [1, 1, 0, 0, 1, 0, 0, 0] },
      0.001,
    ],
    [
      'log loss, interactions',
      binary,
      {
        metric: 'logLoss',
        interactionConstraints: [
          [0, 1, 2],
          [3, 4, 5, 6, 7],
        ],
      },
      0.001,
    ],
    ['log loss, categorical', binary, { metric: 'logLoss', categoricalFeature: CATEGORICAL }, 0.001],
    ['log loss, extra trees', binary, { metric: 'logLoss', extraTrees: true }, 0.004],
    ['log loss, scaled positives', binary, { metric: 'logLoss', scalePosWeight: 3 }, 0.001],
    ['NDCG, lambdarank', graded, { objective: 'lambdarank', metric: 'ndcg' }, 0.002],
    ['multiclass', graded, { objective: 'multiclass', numClass: 4 }, 0.002],
    ['regression (squared errors of about 40)', measured, { objective: 'regression' }, 1],
  ])('%s', async (name, labelOf, partial, tolerance) => {
    const differences: number[] = [];
    const seeds = CASES_OF_ALL_SEEDS.includes(name) ? SEEDS : SEEDS.slice(0, 2);
    for (const seed of seeds) {
      const sets = [drawRows(100 + seed, labelOf), drawRows(200 + seed, labelOf)];
      const params = { numIterations: 30, numLeaves: 31, learningRate: 0.1, ...partial, seed };
      const known = theirs(sets, params);
      differences.push((await ours(sets, params)) - known);
    }
    const mean = differences.reduce((sum, difference) => sum + difference, 0) / seeds.length;
    expect(Math.abs(mean)).toBeLessThan(tolerance);
  });
});
