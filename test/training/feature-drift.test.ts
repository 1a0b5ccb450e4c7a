import { DatasetBuilder } from '../../src/gbdt/dataset';
import { fitBinMappers } from '../../src/gbdt/bin-mapper';
import { train } from '../../src/gbdt/train';
import type { Booster } from '../../src/gbdt/tree';
import { featureDrift } from '../../src/training/feature-drift';
import { Random } from '../../src/lib/random';

const names = ['decides', 'helps', 'noise'];

/** Rows of three features from 0 to 1; `shift` is added to the first. */
function draw(numRows: number, seed: number, shift = 0): Float32Array {
  const random = new Random(seed, 'drift');
  return Float32Array.from({ length: 3 * numRows }, (_, i) => random.next() + (i % 3 === 0 ? shift : 0));
}

let booster: Booster;
beforeAll(async () => {
  const rows = draw(3000, 1);
  const labels = Uint8Array.from({ length: 3000 }, (_, r) =>
    Number(rows[3 * r] + 0.3 * rows[3 * r + 1] > 0.7),
  );
  const builder = new DatasetBuilder(fitBinMappers(rows, 3, { maxBin: 63, minDataInBin: 3 }), names);
  builder.append(rows, labels);
  const params = { objective: 'binary', numIterations: 10, numLeaves: 8, minDataInLeaf: 20 } as const;
  ({ booster } = await train({ params, train: builder.finish() }));
});

test('rows of the same distribution do not drift', () => {
  expect(featureDrift(booster, draw(3000, 2)).index).toBeLessThan(0.02);
});

test('the drift of a feature grows with its shift, and the feature is listed first', () => {
  const near = featureDrift(booster, draw(3000, 2, 0.1));
  const far = featureDrift(booster, draw(3000, 2, 0.5));
  expect(near.index).toBeGreaterThan(0.02);
  expect(far.index).toBeGreaterThan(2 * near.index);
  expect(far.features[0]?.name).toBe('decides');
  expect(far.features[0]?.index).toBeGreaterThan(10 * (far.features[1]?.index ?? 0));
});

test('a single row is enough, and a booster without trees never drifts', () => {
  expect(featureDrift(booster, draw(1, 3)).index).toBeGreaterThan(0);
  expect(featureDrift({ ...booster, trees: [] }, draw(10, 3))).toEqual({ index: 0, features: [] });
});
