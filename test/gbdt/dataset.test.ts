import { binOf, fitBinMappers } from '../../src/gbdt/bin-mapper';
import { DatasetBuilder } from '../../src/gbdt/dataset';
import type { AppendOptions, Dataset } from '../../src/gbdt/dataset';
import { DatasetError } from '../../src/gbdt/errors';
import { randomToyData, toyDataset, toyFeatureNames } from './toy-data';

const data = randomToyData(300, 6, 1);
const mappers = fitBinMappers(data.rows, 6, { maxBin: 20, minDataInBin: 1 });

/** The dataset of `data`, appended in pieces that end at these rows. */
function appendUpTo(ends: number[]): Dataset {
  const builder = new DatasetBuilder(mappers, toyFeatureNames(6));
  let begin = 0;
  for (const end of ends) {
    builder.append(data.rows.subarray(begin * 6, end * 6), data.labels.subarray(begin, end), {
      weights: Float32Array.from({ length: end - begin }, (_, i) => begin + i),
    });
    begin = end;
  }
  return builder.finish();
}

test('contains every bin in both layouts', () => {
  const { storage } = appendUpTo([300]);
  for (let row = 0; row < 300; row++) {
    for (let feature = 0; feature < 6; feature++) {
      const bin = binOf(mappers[feature], data.rows[row * 6 + feature]);
      expect(storage.rowMajor[row * storage.stride + feature]).toBe(bin);
      expect(storage.columns[feature][row]).toBe(bin);
    }
  }
});

test('appending in pieces gives the bytes of appending at once', () => {
  expect(appendUpTo([1, 2, 130, 130, 299, 300])).toEqual(appendUpTo([300]));
});

test('other weights leave the bins, the rows and the dataset itself as they are', () => {
  const all = appendUpTo([300]);
  const some = all.subset(Int32Array.of(3, 7));
  const weights = new Float32Array(300).fill(0.5);
  const weighted = some.withWeights(weights);
  expect(weighted.rows).toEqual(some.rows);
  expect(weighted.storage.weights).toEqual(weights);
  expect(weighted.storage.rowMajor).toBe(all.storage.rowMajor);
  expect(all.storage.weights?.[3]).toBe(3);
  expect(() => some.withWeights(new Float32Array(2))).toThrow('300 weights, one per row, got 2');
  expect(() => some.withWeights(weights.fill(-1))).toThrow('finite and not negative, got -1');
});

test('copies its input: the caller may reuse the arrays', () => {
  const builder = new DatasetBuilder(mappers, toyFeatureNames(6));
  const rows = data.rows.slice();
  const labels = Float32Array.from(data.labels);
  const initScores = new Float32Array(300).fill(2);
  builder.append(rows, labels, { initScores });
  rows.fill(0);
  labels.fill(5);
  initScores.fill(5);
  const { storage } = builder.finish();
  expect(storage.columns).toEqual(appendUpTo([300]).storage.columns);
  expect([...storage.labels]).toEqual([...data.labels]);
  expect(new Set(storage.initScores)).toEqual(new Set([2]));
});

test('records the smallest and largest finite value of each feature', () => {
  const builder = new DatasetBuilder(mappers.slice(0, 2), ['a', 'b']);
  builder.append(Float32Array.of(-Infinity, NaN, 3, NaN), Uint8Array.of(0, 1));
  builder.append(Float32Array.of(-0, NaN, NaN, Infinity), Uint8Array.of(0, 1));
  expect(builder.finish().storage.featureRanges).toEqual([
    [0, 3],
    [NaN, NaN],
  ]);
});

describe('subset', () => {
  const whole = appendUpTo([300]);

  test('shares the bins and composes', () => {
    const even = whole.subset(Int32Array.from({ length: 150 }, (_, i) => 2 * i));
    const some = even.subset(Int32Array.of(0, 5, 149));
    expect(some.storage).toBe(whole.storage);
    expect([...some.rows]).toEqual([0, 10, 298]);
    expect(some.numRows).toBe(3);
    expect(some.featureNames).toEqual(toyFeatureNames(6));
  });

  test.each([
    [[3, 3], 'expected row indices in strictly ascending order, got 3 after 3'],
    [[4, 2], 'expected row indices in strictly ascending order, got 2 after 4'],
    [[-1], 'expected row indices in strictly ascending order, got -1 after -1'],
    [[299, 300], 'expected row indices below 300, got 300'],
  ])('rejects %p', (indices, message) => {
    expect(() => whole.subset(Int32Array.from(indices))).toThrow(new Error(message));
  });
});

describe('rejects', () => {
  const two = Uint8Array.of(0, 1);
  const append = (rows: number, options: AppendOptions[]): (() => void) => {
    const builder = new DatasetBuilder(mappers, toyFeatureNames(6));
    return () => options.forEach((option) => builder.append(new Float32Array(rows * 6), two, option));
  };

  test.each<[string, () => void, string]>([
    ['rows without labels', append(3, [{}]), '2 rows of 6 values, one row per label, got 18 values'],
    ['too few weights', append(2, [{ weights: Float32Array.of(1) }]), '2 weights, one per row, got 1'],
    [
      'a negative weight',
      append(2, [{ weights: Float32Array.of(1, -2) }]),
      'weights that are finite and not negative, got -2',
    ],
    [
      'a missing initial score',
      append(2, [{ initScores: Float32Array.of(NaN, 1) }]),
      'finite initScores, got NaN',
    ],
    [
      'weights from the second append on',
      append(2, [{}, { weights: Float32Array.of(1, 1) }]),
      'weights in every append or in none, got an append with them after one without',
    ],
    [
      'initial scores in the first append only',
      append(2, [{ initScores: Float32Array.of(1, 1) }, {}]),
      'initScores in every append or in none, got an append without them after one with',
    ],
  ])('%s', (_, attempt, message) => {
    expect(attempt).toThrow(DatasetError);
    expect(attempt).toThrow(`expected ${message}`);
  });

  test('a dataset without rows', () => {
    expect(() => new DatasetBuilder(mappers, toyFeatureNames(6)).finish()).toThrow(
      'expected at least one row, got none',
    );
  });

  test('names that do not match the features', () => {
    expect(() => new DatasetBuilder(mappers, ['a'])).toThrow(
      'expected one name for each of 6 features (at least one), got 1 names',
    );
  });
});

test('the toy dataset contains infinities, both zeros and missing values', () => {
  const { rows } = data;
  for (const wanted of [Infinity, -Infinity, 0, -0, NaN]) {
    expect(rows.findIndex((value) => Object.is(value, wanted))).toBeGreaterThanOrEqual(0);
  }
  expect(toyDataset(data).numRows).toBe(300);
});
