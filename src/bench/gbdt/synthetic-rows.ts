/**
 * The rows of the benchmark: 40 float32 features similar to those of a shop, and labels of which about one in ten is
 * positive. The same seed gives the same rows.
 *
 *   features  0-13  skewed counts           14-27  ratios from 0 to 1
 *            28-34  a few integers          35-39  heavy tails
 *
 * Every seventh feature lacks a tenth of its values (NaN).
 */
import { createRandom } from '../../gbdt/random';
import type { Random } from '../../gbdt/random';

export const NUM_FEATURES = 40;

export interface SyntheticRows {
  /** Row-major. */
  readonly rows: Float32Array<ArrayBuffer>;
  readonly labels: Uint8Array<ArrayBuffer>;
}

export const FEATURE_NAMES: readonly string[] = Array.from({ length: NUM_FEATURES }, (_, i) => `f${i}`);

/** The next rows of the stream. */
export function drawRows(numRows: number, random: Random): SyntheticRows {
  const rows = new Float32Array(numRows * NUM_FEATURES);
  const labels = new Uint8Array(numRows);
  for (let row = 0; row < numRows; row++) {
    const values = rows.subarray(row * NUM_FEATURES, (row + 1) * NUM_FEATURES);
    for (let feature = 0; feature < NUM_FEATURES; feature++) values[feature] = drawValue(feature, random);
    labels[row] = random.nextFloat() < 1 / (1 + Math.exp(-logOdds(values))) ? 1 : 0;
    for (let feature = 3; feature < NUM_FEATURES; feature += 7) {
      if (random.nextFloat() < 0.1) values[feature] = NaN;
    }
  }
  return { rows, labels };
}

export function startOfRows(seed: number): Random {
  return createRandom(seed);
}

function drawValue(feature: number, random: Random): number {
  if (feature < 14) return Math.floor(Math.exp(0.6 + (0.7 + feature / 20) * drawNormal(random)));
  if (feature < 28) return random.nextFloat() ** (1 + (feature - 14) / 4);
  if (feature < 35) return random.nextInt([2, 3, 5, 7, 12, 24, 31][feature - 28]);
  return Math.exp(2 * drawNormal(random)) * (random.nextFloat() < 0.5 ? -1 : 1);
}

/** Log odds of the label: smooth effects, steps and interactions; some features have no effect. */
function logOdds(v: Float32Array): number {
  const counts = 0.6 * Math.log1p(v[0]) - 0.5 * Math.log1p(v[1]) + 0.3 * Math.min(v[2], 6) - 0.05 * v[3];
  const ratios = 3 * v[14] * v[15] - 2.5 * (v[16] - 0.5) ** 2 + (v[17] > 0.3 ? 0.9 : 0) - 1.5 * v[20];
  const wholes = (v[30] === 2 ? 0.8 : 0) + 0.5 * Math.sin(v[33] / 4) + (v[28] === 1 ? 0.8 * v[14] : 0);
  const tails = 0.6 * Math.tanh(v[35]) + (v[36] > 1 && v[5] > 2 ? 1.2 : 0) - 0.4 * Math.tanh(v[37] * v[18]);
  return -4.4 + counts + ratios + wholes + tails;
}

/** The first value of the Box-Muller transform. */
function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.nextFloat())) * Math.cos(2 * Math.PI * random.nextFloat());
}
