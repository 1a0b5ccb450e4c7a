/** What monotone and interaction constraints, smoothing and random draws promise really holds for trained boosters. */
import type { TrainParams } from '../../src/gbdt/params';
import { predictRaw } from '../../src/gbdt/predict';
import { train } from '../../src/gbdt/train';
import type { Booster, Tree } from '../../src/gbdt/tree';
import { randomToyData, toyDataset } from './toy-data';

const data = randomToyData(1500, 6, 21);
const dataset = toyDataset(data, { maxBin: 60 });

async function grow(params: Partial<TrainParams>): Promise<Booster> {
  const common = { numIterations: 20, numLeaves: 20, minDataInLeaf: 5 };
  const { booster } = await train({ params: { ...common, ...params }, train: dataset, evaluateTrain: false });
  return booster;
}

/** Scores of one row with a feature going through many values. */
function curve(booster: Booster, row: number, feature: number): Float32Array {
  const steps = 80;
  const rows = new Float32Array(steps * 6);
  for (let step = 0; step < steps; step++) {
    rows.set(data.rows.subarray(row * 6, row * 6 + 6), step * 6);
    rows[step * 6 + feature] = (step - 20) / 15;
  }
  return predictRaw(booster, rows);
}

const rises = (scores: Float32Array): boolean =>
  scores.every((score, i) => i === 0 || score >= scores[i - 1]);

describe('monotone constraints', () => {
  // The labels rise with features 0 and 1; feature 3 is noise.
  test.each([[[1, 1, 0, 1, 0, 0]], [[-1, 0, 0, -1, 0, 0]]])(
    '%p hold everywhere',
    async (monotoneConstraints) => {
      const booster = await grow({ monotoneConstraints });
      expect(booster.trees.length).toBeGreaterThan(10);
      monotoneConstraints.forEach((direction, feature) => {
        if (direction === 0) return;
        for (let row = 0; row < 60; row++) {
          const scores = curve(booster, row, feature);
          expect(rises(direction > 0 ? scores : scores.map((score) => -score))).toBe(true);
        }
      });
    },
  );

  test('have an effect', async () => {
    const booster = await grow({});
    const all = Array.from({ length: 60 }, (_, row) => rises(curve(booster, row, 3)));
    expect(all).toContain(false);
  });

  test('of 0 have no effect', async () => {
    expect((await grow({ monotoneConstraints: [0, 0, 0, 0, 0, 0] })).trees).toEqual((await grow({})).trees);
  });

  test('must name every feature', async () => {
    await expect(grow({ monotoneConstraints: [1] })).rejects.toThrow('for each of 6 features, got 1');
  });
});

/** Features on the way to each leaf. */
function paths(tree: Tree, node = 0, above: readonly number[] = []): Set<number>[] {
  if (node < 0) return [new Set(above)];
  const path = [...above, tree.splitFeature[node]];
  return [tree.leftChild[node], tree.rightChild[node]].flatMap((child) => paths(tree, child, path));
}

describe('interaction constraints', () => {
  const groups = [
    [0, 1],
    [1, 2, 3],
  ];

  test('every path stays within a group, and features in no group are not used', async () => {
    const { trees } = await grow({ interactionConstraints: groups });
    for (const path of trees.flatMap((tree) => paths(tree))) {
      expect(groups.some((group) => [...path].every((feature) => group.includes(feature)))).toBe(true);
    }
    expect(new Set(trees.flatMap(({ splitFeature }) => [...splitFeature]))).toEqual(new Set([0, 1, 2, 3]));
  });

  test('must name existing features', async () => {
    await expect(grow({ interactionConstraints: [[0, 6]] })).rejects.toThrow('features below 6');
  });
});

describe('path smoothing', () => {
  test('pulls leaf values towards their parents', async () => {
    const spreadOf = ({ trees: [tree] }: Booster): number =>
      Math.max(...tree.leafValue) - Math.min(...tree.leafValue);
    const spreads = [];
    for (const pathSmooth of [0, 10, 100, 10_000])
      spreads.push(spreadOf(await grow({ pathSmooth, numIterations: 1 })));
    expect([...spreads].sort((a, b) => b - a)).toEqual(spreads);
    expect(spreads[3]).toBeLessThan(spreads[0] / 3);
  });

  test('the output of a child with n rows is (own n + parent s) / (n + s)', async () => {
    const plain = (await grow({ numIterations: 1, numLeaves: 2, learningRate: 1 })).trees[0];
    const smooth = (await grow({ numIterations: 1, numLeaves: 2, learningRate: 1, pathSmooth: 50 })).trees[0];
    expect(smooth.splitFeature).toEqual(plain.splitFeature);
    plain.leafValue.forEach((own, leaf) => {
      const count = plain.leafCount[leaf];
      const expected = (own * count + plain.internalValue[0] * 50) / (count + 50);
      expect(smooth.leafValue[leaf]).toBeCloseTo(expected, 5);
    });
  });
});

describe.each<[string, Partial<TrainParams>]>([
  ['extraTrees', { extraTrees: true }],
  ['featureFractionByNode', { featureFractionByNode: 0.4 }],
  ['GOSS', { dataSampleStrategy: 'goss', learningRate: 0.4 }],
])('%s', (_, params) => {
  test('depends on the seed only', async () => {
    const [first, again, other] = [
      await grow({ ...params, seed: 1 }),
      await grow({ ...params, seed: 1 }),
      await grow({ ...params, seed: 2 }),
    ];
    expect(again.trees).toEqual(first.trees);
    expect(other.trees).not.toEqual(first.trees);
  });
});

test('featureFractionByNode draws from the features of the tree, separately for each leaf', async () => {
  const { trees } = await grow({ featureFraction: 0.5, featureFractionByNode: 0.34, numIterations: 12 });
  const used = trees.map(({ splitFeature }) => new Set(splitFeature));
  expect(Math.max(...used.map(({ size }) => size))).toBeLessThanOrEqual(3);
  expect(used.some(({ size }) => size > 1)).toBe(true);
});

test('extraTrees try one threshold per feature: gains are smaller, and trees still learn', async () => {
  const [random, best] = [await grow({ extraTrees: true }), await grow({})];
  expect(random.trees[0].splitGain[0]).toBeLessThanOrEqual(best.trees[0].splitGain[0]);
  expect(random.trees).toHaveLength(20);
});
