/** Configurations of the fuzz test: a data set and parameters for each, from the number of the case alone. */
import type { TrainParams } from '../../../src/gbdt/params';
import { createRandom } from '../../../src/gbdt/random';
import type { Random } from '../../../src/gbdt/random';

export interface FuzzCase {
  readonly index: number;
  readonly params: Partial<TrainParams> & Pick<TrainParams, 'objective' | 'numIterations'>;
  readonly numRows: number;
  readonly numFeatures: number;
  /** Rows to compare the scores on; 600 unless given. */
  readonly testRows?: number;
  readonly weights: 'none' | 'equal' | 'varied' | 'skewed' | 'some zero';
  /** binary: share of the positives. */
  readonly positives: number;
  /** regression: what is added to all labels, and what all are multiplied by. */
  readonly offset: number;
  readonly scale: number;
  /** regression: one wrong label. */
  readonly outlier: number;
}

const OBJECTIVES: readonly TrainParams['objective'][] = [
  'binary',
  'binary',
  'regression',
  'multiclass',
  'lambdarank',
];

export function fuzzCase(index: number): FuzzCase {
  const random = createRandom(4711, 0, index);
  const pick = <T>(...values: readonly T[]): T => values[random.nextInt(values.length)];
  const objective = OBJECTIVES[index % OBJECTIVES.length];
  const numFeatures = pick(2, 5, 8, 12);
  const positives = pick(0.5, 0.2, 0.05, 0.01, 0.003);
  // Rare labels and rankings of few rows are too noisy to compare two trainers on.
  const isNoisy = objective === 'lambdarank' || (objective === 'binary' && positives < 0.1);
  const numRows = isNoisy ? pick(1500, 3000) : pick(150, 400, 1000);
  return {
    index,
    numRows,
    numFeatures,
    positives,
    weights: pick('none', 'none', 'equal', 'varied', 'skewed', 'some zero'),
    offset: pick(0, 0, 100, 1e6),
    scale: pick(1, 1, 1e-3, 1e4),
    outlier: pick(0, 0, 0, 1e4),
    params: { objective, ...drawParams(objective, numFeatures, pick), ...drawClassWeight(objective, pick) },
  };
}

type Choose = <T>(...values: readonly T[]) => T;

function drawParams(
  objective: TrainParams['objective'],
  numFeatures: number,
  pick: Choose,
): Omit<Partial<TrainParams>, 'objective'> & Pick<TrainParams, 'numIterations'> {
  const goss = pick(false, false, false, true);
  const bagging = !goss && pick(true, false, false);
  return {
    ...(objective === 'multiclass' && { numClass: 3 }),
    numIterations: pick(10, 30),
    learningRate: pick(0.03, 0.1, 0.1, 0.3),
    numLeaves: pick(2, 4, 15, 31, 63),
    maxDepth: pick(-1, -1, 3, 6),
    minDataInLeaf: pick(1, 5, 20, 20, 50),
    minSumHessianInLeaf: pick(1e-3, 1e-3, 1e-3, 1),
    lambdaL1: pick(0, 0, 0, 0.5, 3),
    lambdaL2: pick(0, 0, 1, 10),
    minGainToSplit: pick(0, 0, 0, 0.1, 1),
    pathSmooth: pick(0, 0, 0, 0, 5),
    // One feature per tree, as 0.1 of five is, leaves the result to chance; draws-without-split.test.ts has such cases.
    featureFraction: pick(1, 1, 1, 0.5, numFeatures > 8 ? 0.3 : 0.5),
    featureFractionByNode: pick(1, 1, 1, 0.5),
    extraTrees: pick(false, false, false, false, true),
    boostFromAverage: pick(true, true, true, false),
    maxBin: pick(255, 255, 63, 15),
    ...(goss && { dataSampleStrategy: 'goss' as const }),
    ...(bagging && { baggingFraction: pick(0.8, 0.5), baggingFreq: pick(1, 5) }),
    ...(pick(false, false, false, true) && { categoricalFeature: [numFeatures - 1] }),
  };
}

function drawClassWeight(
  objective: TrainParams['objective'],
  pick: Choose,
): Pick<Partial<TrainParams>, 'isUnbalance' | 'scalePosWeight'> {
  if (objective !== 'binary') return {};
  return pick<Pick<Partial<TrainParams>, 'isUnbalance' | 'scalePosWeight'>>(
    {},
    {},
    { isUnbalance: true },
    { scalePosWeight: 0.5 },
    { scalePosWeight: 300 },
  );
}

/** The draws of one data set of a case. */
export function dataRandom(index: number, seed: number): Random {
  return createRandom(815 + seed, 1, index);
}
