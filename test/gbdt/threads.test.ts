/**
 * The number of threads changes nothing but the time.
 *
 * @slow Trains with several numbers of threads.
 */
import { predictRaw } from '../../src/gbdt/predict';
import { train } from '../../src/gbdt/train';
import type { TrainResult } from '../../src/gbdt/train';
import type { TrainParams } from '../../src/gbdt/params';
import { randomToyData, toyDataset } from './toy-data';

// Enough rows for histograms, partition and gradients to run on several threads.
const data = randomToyData(120_000, 11, 5);
const dataset = toyDataset(data);

const variants: [string, Partial<TrainParams>][] = [
  ['plain', {}],
  ['bags and feature draws', { baggingFraction: 0.7, baggingFreq: 1, featureFraction: 0.5, seed: 3 }],
  ['one-side sampling', { dataSampleStrategy: 'goss', learningRate: 0.5 }],
  ['extra trees', { extraTrees: true }],
  ['small leaves, split ahead of their turn', { numLeaves: 300, minDataInLeaf: 5 }],
  ['small leaves, depth-wise', { numLeaves: 200, growth: 'depthWise', maxDepth: 9 }],
];

test.each(variants)('1, 2 and 4 threads train the same booster: %s', async (_, partial) => {
  const trainWith = (numThreads: number): Promise<TrainResult> =>
    train({
      params: { numIterations: 4, numLeaves: 15, ...partial },
      train: dataset,
      evaluateTrain: false,
      numThreads,
    });
  const one = await trainWith(1);
  expect(one.booster.trees).toHaveLength(4);
  for (const numThreads of [2, 4]) expect((await trainWith(numThreads)).booster).toEqual(one.booster);
});

test('an aborted training ends its threads and keeps the dataset usable', async () => {
  const abort = new AbortController();
  const aborted = train({
    params: { numIterations: 100 },
    train: dataset,
    numThreads: 2,
    signal: abort.signal,
    onIteration: () => abort.abort(new Error('enough')),
  });
  await expect(aborted).rejects.toThrow('enough');
  const before = dataset.storage.memory.memory.buffer.byteLength;
  const { booster } = await train({ params: { numIterations: 2 }, train: dataset, numThreads: 2 });
  expect(predictRaw(booster, data.rows.subarray(0, 110))).toHaveLength(10);
  expect(dataset.storage.memory.memory.buffer.byteLength).toBe(before);
});
