/** Same data and seed, same bytes: runs, pieces, row order, subsets. */
import { DatasetBuilder } from '../../src/gbdt/dataset';
import { train } from '../../src/gbdt/train';
import { randomToyData, toyDataset } from './toy-data';

const data = randomToyData(1200, 6, 11);
const dataset = toyDataset(data);

describe('same data and seed, same bytes', () => {
  const sampled = {
    numIterations: 12,
    numLeaves: 12,
    baggingFraction: 0.6,
    baggingFreq: 2,
    featureFraction: 0.5,
  };

  test('for two runs; another seed gives another booster', async () => {
    const one = await train({ params: { ...sampled, seed: 3 }, train: dataset });
    const two = await train({ params: { ...sampled, seed: 3 }, train: dataset });
    const third = await train({ params: { ...sampled, seed: 4 }, train: dataset });
    expect(two).toEqual(one);
    expect(third.booster.trees).not.toEqual(one.booster.trees);
  });

  test('however the rows were appended', async () => {
    const builder = new DatasetBuilder(dataset.storage.mappers, dataset.featureNames);
    for (const [begin, end] of [
      [0, 7],
      [7, 700],
      [700, 1200],
    ]) {
      builder.append(data.rows.subarray(begin * 6, end * 6), data.labels.subarray(begin, end));
    }
    const pieces = await train({ params: sampled, train: builder.finish() });
    expect(pieces).toEqual(await train({ params: sampled, train: dataset }));
  });

  test('for any order of the rows, without sampling', async () => {
    const backwards = {
      numFeatures: 6,
      rows: Float32Array.from(data.rows, (_, at) => data.rows[(1199 - Math.floor(at / 6)) * 6 + (at % 6)]),
      labels: data.labels.toReversed(),
    };
    const params = { numIterations: 12, numLeaves: 12 };
    const { booster } = await train({ params, train: toyDataset(backwards) });
    expect(booster.trees).toEqual((await train({ params, train: dataset })).booster.trees);
  });
});

test('a subset trains like a dataset of its rows alone', async () => {
  const builder = new DatasetBuilder(dataset.storage.mappers, dataset.featureNames);
  const chosen = Int32Array.from({ length: 400 }, (_, i) => 3 * i + 1);
  for (const row of chosen) {
    builder.append(data.rows.subarray(row * 6, row * 6 + 6), data.labels.subarray(row, row + 1));
  }
  const params = { numIterations: 8, baggingFraction: 0.7, baggingFreq: 1 };
  const alone = await train({ params, train: builder.finish() });
  const asSubset = await train({ params, train: dataset.subset(chosen) });
  expect(asSubset.booster.trees).toEqual(alone.booster.trees);
  expect(asSubset.evaluations).toEqual(alone.evaluations);
});
