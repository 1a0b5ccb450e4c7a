/** Small random data sets for the trainer's tests, the same for the same seed. */
import { fitBinMappers } from '../../src/gbdt/bin-mapper';
import { DatasetBuilder } from '../../src/gbdt/dataset';
import type { Dataset } from '../../src/gbdt/dataset';
import { createRandom } from '../../src/gbdt/random';
import type { Random } from '../../src/gbdt/random';

export interface ToyData {
  readonly numRows: number;
  readonly numFeatures: number;
  readonly rows: Float32Array;
  readonly labels: Uint8Array;
}

/**
 * Columns of different kinds in turn (continuous, small integers, heavy tail with infinities, mostly zero), some
 * of them missing, and labels that depend on the first three.
 */
export function randomToyData(
  numRows: number,
  numFeatures: number,
  seed: number,
  missingShare = 0.1,
): ToyData {
  const random = createRandom(seed);
  const rows = new Float32Array(numRows * numFeatures);
  const labels = new Uint8Array(numRows);
  for (let row = 0; row < numRows; row++) {
    for (let feature = 0; feature < numFeatures; feature++) {
      const isMissing = random.nextFloat() < missingShare;
      rows[row * numFeatures + feature] = isMissing ? NaN : randomValue(feature, random);
    }
    const [a, b, c] = rows.subarray(row * numFeatures, row * numFeatures + 3);
    const score = (a > 0.5 ? 1.5 : -1) + (b >= 4 ? 1 : -0.5) + (Number.isNaN(c) ? 1 : 0);
    labels[row] = random.nextFloat() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
  }
  return { numRows, numFeatures, rows, labels };
}

function randomValue(feature: number, random: Random): number {
  const uniform = random.nextFloat();
  switch (feature % 4) {
    case 0:
      return uniform;
    case 1:
      return Math.floor(uniform * 7);
    case 2:
      return uniform < 0.02 ? -Infinity : uniform > 0.98 ? Infinity : Math.tan((uniform - 0.5) * 3);
    default:
      return uniform < 0.4 ? 0 : uniform < 0.8 ? -0 : uniform - 0.9;
  }
}

export interface ToyOptions {
  readonly maxBin?: number;
  readonly weights?: Float32Array;
  readonly initScores?: Float32Array;
}

/** The dataset of these rows, binned by mappers that saw all of them. */
export function toyDataset(
  { rows, labels, numFeatures }: Pick<ToyData, 'rows' | 'labels' | 'numFeatures'>,
  { maxBin = 255, ...extras }: ToyOptions = {},
): Dataset {
  const builder = new DatasetBuilder(
    fitBinMappers(rows, numFeatures, { maxBin, minDataInBin: 1 }),
    toyFeatureNames(numFeatures),
  );
  builder.append(rows, labels, extras);
  return builder.finish();
}

/** The dataset of these rows, binned as `like` is (validation rows). */
export function toyDatasetLike(like: Dataset, { rows, labels }: Pick<ToyData, 'rows' | 'labels'>): Dataset {
  const builder = new DatasetBuilder(like.storage.mappers, like.featureNames);
  builder.append(rows, labels);
  return builder.finish();
}

export function toyFeatureNames(numFeatures: number): string[] {
  return Array.from({ length: numFeatures }, (_, feature) => `f${feature}`);
}
