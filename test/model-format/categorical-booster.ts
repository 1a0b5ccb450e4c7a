/** Boosters that the trainer grew on rows with categories, for tests of everything that writes, reads or scores trees. */
import { fitBinMappers } from '../../src/gbdt/bin-mapper';
import { DatasetBuilder } from '../../src/gbdt/dataset';
import type { TrainParams } from '../../src/gbdt/params';
import { train } from '../../src/gbdt/train';
import type { Booster } from '../../src/gbdt/tree';
import { seededRandom } from './random-booster';

const NAMES = ['city', 'size', 'colour', 'weight'];
/** Features 0 (some 60 categories) and 2 (3 categories). */
const CATEGORICAL = [0, 2];
const NUM_ROWS = 6000;

/** Row-major, with missing, negative, fractional and unknown categories among them. */
export function categoricalRows(numRows: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  const rows = new Float32Array(numRows * NAMES.length);
  const odd = [NaN, -1, -0.5, 3.7, 1000, 1e9, Infinity, -Infinity];
  for (let row = 0; row < numRows; row++) {
    const values = [
      random() < 0.05 ? odd[Math.floor(random() * odd.length)] : Math.floor(random() ** 2 * 64),
      random() < 0.1 ? NaN : Math.fround(random() * 10 - 5),
      random() < 0.05 ? NaN : Math.floor(random() * 3),
      Math.fround(random()),
    ];
    rows.set(values, row * NAMES.length);
  }
  return rows;
}

export async function categoricalBooster(params: Partial<TrainParams>): Promise<Booster> {
  const rows = categoricalRows(NUM_ROWS, 5).map((value) => (Math.abs(value) <= 1000 ? value : NaN));
  const mappers = fitBinMappers(rows, NAMES.length, {
    maxBin: 255,
    minDataInBin: 3,
    categorical: CATEGORICAL,
  });
  const random = seededRandom(6);
  const labels = Float32Array.from({ length: NUM_ROWS }, (_, row) => {
    const [city, size, colour] = rows.subarray(row * NAMES.length);
    const value = (Math.floor(city) % 5) + (size > 0 ? 2 : 0) + (colour === 1 ? 2 : 0) + random() * 2;
    return params.objective === 'multiclass' ? (value > 6 ? 2 : value > 3 ? 1 : 0) : value > 4.5 ? 1 : 0;
  });
  const builder = new DatasetBuilder(mappers, NAMES);
  builder.append(rows, labels, { groups: new Array<number>(NUM_ROWS / 20).fill(20) });
  const { booster } = await train({ params, train: builder.finish(), evaluateTrain: false });
  return booster;
}
