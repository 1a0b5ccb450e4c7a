/** The rows of a fuzz case: awkward features, and labels whose true distribution is known. */
import type { Random } from '../../../src/gbdt/random';
import { dataRandom } from './fuzz-case';
import type { FuzzCase } from './fuzz-case';

export interface FuzzRows {
  readonly values: Float32Array;
  readonly labels: Float32Array;
  readonly weights: Float32Array | undefined;
  /** Sizes of the groups. */
  readonly groups: readonly number[];
  /** binary and multiclass: true probability of each class, row by row. regression: mean. lambdarank: the label. */
  readonly truth: Float64Array;
}

const GROUP = 20;
const TEST_ROWS = 600;
const CLASSES = 3;

export function fuzzData(own: FuzzCase, seed: number): { train: FuzzRows; test: FuzzRows } {
  const random = dataRandom(own.index, seed);
  const train = drawRows(own, own.numRows - (own.numRows % GROUP), random);
  if (own.outlier > 0 && own.params.objective === 'regression') train.labels[7] += own.outlier * own.scale;
  return { train, test: drawRows({ ...own, weights: 'none' }, own.testRows ?? TEST_ROWS, random) };
}

function drawRows(own: FuzzCase, numRows: number, random: Random): FuzzRows {
  const { numFeatures, params } = own;
  const values = new Float32Array(numRows * numFeatures);
  const signal = new Float64Array(numRows);
  for (let row = 0; row < numRows; row++) {
    const features = Array.from({ length: numFeatures }, (_, feature) =>
      drawValue(feature, numFeatures, random),
    );
    values.set(features, row * numFeatures);
    signal[row] = signalOf(features);
  }
  const labelsAndTruth = Array.from(signal, (value) => drawLabel(own, value, random));
  return {
    values,
    labels: Float32Array.from(labelsAndTruth, ([label]) => label),
    truth: Float64Array.from(labelsAndTruth.flatMap(([, truth]) => truth)),
    weights: drawWeights(own, numRows, random),
    groups: params.objective === 'lambdarank' ? new Array<number>(numRows / GROUP).fill(GROUP) : [],
  };
}

/** By feature: normal, uniform, heavy tail with missing values, small integers, rare flag, constant, in turn; then categories. */
function drawValue(feature: number, numFeatures: number, random: Random): number {
  if (feature === numFeatures - 1) return Math.floor(12 * random.nextFloat() ** 2);
  switch (feature % 6) {
    case 0:
      return normal(random);
    case 1:
      return random.nextFloat() * 2 - 1;
    case 2:
      return random.nextFloat() < 0.1 ? NaN : Math.exp(2 * normal(random));
    case 3:
      return random.nextInt(5);
    case 4:
      return random.nextFloat() < 0.01 ? 1 : 0;
    default:
      return 7;
  }
}

function signalOf(features: readonly number[]): number {
  const [a, b, c = 0, d = 0] = features;
  const category = features[features.length - 1];
  return (
    a +
    (b > 0.3 ? 1 : -0.3) * 0.8 +
    (Number.isNaN(c) ? 0.7 : c > 2 ? 0.4 : 0) +
    (d === 2 ? 0.8 : 0) +
    (category === 3 ? 1 : 0)
  );
}

function drawLabel(own: FuzzCase, signal: number, random: Random): [label: number, truth: number[]] {
  switch (own.params.objective) {
    case 'binary': {
      const p = 1 / (1 + Math.exp(-1.3 * signal - Math.log(own.positives / (1 - own.positives)) + 0.8));
      return [random.nextFloat() < p ? 1 : 0, [1 - p, p]];
    }
    case 'multiclass': {
      const raw = [Math.exp(signal), Math.exp(-signal), 1];
      const sum = raw.reduce((a, b) => a + b);
      const truth = raw.map((value) => value / sum);
      const chance = random.nextFloat();
      return [chance < truth[0] ? 0 : chance < truth[0] + truth[1] ? 1 : CLASSES - 1, truth];
    }
    case 'regression':
      return [own.offset + own.scale * (signal + 0.5 * normal(random)), [own.offset + own.scale * signal]];
    case 'lambdarank': {
      const label = Math.min(3, Math.max(0, Math.floor(signal + normal(random))));
      return [label, [label]];
    }
  }
}

function drawWeights({ weights }: FuzzCase, numRows: number, random: Random): Float32Array | undefined {
  const draw = (): number => {
    switch (weights) {
      case 'varied':
        return 0.5 + random.nextFloat();
      case 'skewed':
        return Math.exp(2 * normal(random));
      case 'some zero':
        return random.nextFloat() < 0.3 ? 0 : 1;
      default:
        return 2;
    }
  };
  return weights === 'none' ? undefined : Float32Array.from({ length: numRows }, draw);
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.nextFloat())) * Math.cos(2 * Math.PI * random.nextFloat());
}
