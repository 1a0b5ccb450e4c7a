/** Trees grown from given gradients: what the parameters promise really holds for the rows of every leaf. */
import { logisticGradients } from '../../src/gbdt/gradients';
import type { Gradients } from '../../src/gbdt/gradients';
import { resolveParams } from '../../src/gbdt/resolve-params';
import type { TrainParams } from '../../src/gbdt/params';
import { createRandom, drawSorted } from '../../src/gbdt/random';
import type { Tree } from '../../src/gbdt/tree';
import { logisticArrays } from '../../src/gbdt/objective/quantise';
import { TreeGrower } from '../../src/gbdt/tree-grower';
import { randomToyData, toyDataset } from './toy-data';

const NUM_ROWS = 2000;
const { storage } = toyDataset(randomToyData(NUM_ROWS, 6, 7));
const everyRow = Int32Array.from({ length: NUM_ROWS }, (_, row) => row);
const everyFeature = Int32Array.from({ length: 6 }, (_, feature) => feature);
const gradients = logisticGradients(storage, everyRow, new Float64Array(NUM_ROWS), logisticArrays(NUM_ROWS));

interface Grown {
  tree: Tree;
  /** Rows of each leaf. */
  leaves: number[][];
}

function grow(
  partial: Partial<TrainParams>,
  rows: Int32Array = everyRow,
  features: Int32Array = everyFeature,
): Grown {
  const grower = new TreeGrower(
    storage,
    resolveParams({ minDataInLeaf: 1, minSumHessianInLeaf: 0, ...partial }),
    rows.length,
  );
  const { tree } = grower.grow(gradients, rows, features);
  const { partition } = grower;
  const rowsOf = (leaf: number): number[] => [...partition.rowsOf(leaf)];
  return { tree, leaves: Array.from({ length: tree.numLeaves }, (_, leaf) => rowsOf(leaf)) };
}

/** Depth of each leaf; the root has depth 0. */
function leafDepths(tree: Tree, node = 0, depth = 0): number[] {
  if (node < 0) return [depth];
  return [tree.leftChild[node], tree.rightChild[node]].flatMap((child) => leafDepths(tree, child, depth + 1));
}

const hessianOf = (rows: number[], { hessian, hessianUnit }: Gradients): number =>
  rows.reduce((sum, row) => sum + hessian[row], 0) * hessianUnit;

describe.each(['leafWise', 'depthWise'] as const)('%s', (growth) => {
  test('every row is in exactly one leaf, and the leaf counts are right', () => {
    const { tree, leaves } = grow({ growth, numLeaves: 40 });
    expect(tree.numLeaves).toBe(40);
    expect(leaves.flat().sort((a, b) => a - b)).toEqual([...everyRow]);
    expect([...tree.leafCount]).toEqual(leaves.map((rows) => rows.length));
    expect([...tree.leafWeight]).toEqual(leaves.map((rows) => hessianOf(rows, gradients)));
  });

  test('left + right = parent, in rows and in weight', () => {
    const { tree } = grow({ growth, numLeaves: 40 });
    const of = (child: number): [number, number] =>
      child >= 0
        ? [tree.internalCount[child], tree.internalWeight[child]]
        : [tree.leafCount[~child], tree.leafWeight[~child]];
    for (let node = 0; node < tree.numLeaves - 1; node++) {
      const [leftCount, leftWeight] = of(tree.leftChild[node]);
      const [rightCount, rightWeight] = of(tree.rightChild[node]);
      expect(leftCount + rightCount).toBe(tree.internalCount[node]);
      expect(leftWeight + rightWeight).toBe(tree.internalWeight[node]);
    }
    expect(tree.internalCount[0]).toBe(NUM_ROWS);
  });

  test.each([5, 50, 333])('no leaf has fewer than %i rows', (minDataInLeaf) => {
    const { tree, leaves } = grow({ growth, numLeaves: 500, minDataInLeaf });
    expect(tree.numLeaves).toBeGreaterThan(2);
    expect(Math.min(...leaves.map((rows) => rows.length))).toBeGreaterThanOrEqual(minDataInLeaf);
  });

  test.each([3, 40])('no leaf has a hessian sum below %i', (minSumHessianInLeaf) => {
    const { tree, leaves } = grow({ growth, numLeaves: 500, minSumHessianInLeaf });
    expect(tree.numLeaves).toBeGreaterThan(2);
    const least = Math.min(...leaves.map((rows) => hessianOf(rows, gradients)));
    expect(least).toBeGreaterThanOrEqual(minSumHessianInLeaf);
  });

  test.each([1, 2, 5])('no leaf is deeper than %i', (maxDepth) => {
    const { tree } = grow({ growth, numLeaves: 500, maxDepth });
    expect(Math.max(...leafDepths(tree))).toBe(maxDepth);
    expect(tree.numLeaves).toBeLessThanOrEqual(2 ** maxDepth);
  });

  test('every split gains more than minGainToSplit', () => {
    const { tree } = grow({ growth, numLeaves: 500, minGainToSplit: 3 });
    expect(tree.numLeaves).toBeGreaterThan(2);
    expect(Math.min(...tree.splitGain)).toBeGreaterThan(3);
  });

  test('splits only on the given features', () => {
    for (const chosen of [[1], [0, 3, 5]]) {
      const { tree } = grow({ growth, numLeaves: 20 }, everyRow, Int32Array.from(chosen));
      expect(chosen).toEqual(expect.arrayContaining([...new Set(tree.splitFeature)]));
    }
  });

  test('trains only on the given rows', () => {
    const rows = drawSorted(NUM_ROWS, 700, createRandom(1));
    const { tree, leaves } = grow({ growth, numLeaves: 20 }, rows);
    expect(leaves.flat().sort((a, b) => a - b)).toEqual([...rows]);
    expect(tree.internalCount[0]).toBe(700);
  });
});

test('leaf-wise splits the largest gain next, depth-wise finishes a level first', () => {
  const leafWise = grow({ numLeaves: 8 }).tree;
  const depthWise = grow({ numLeaves: 8, growth: 'depthWise' }).tree;
  const depths = (tree: Tree): number[] => [...leafDepths(tree)].sort();
  expect(Math.max(...depths(leafWise))).toBeGreaterThan(3);
  expect(depths(depthWise)).toEqual([3, 3, 3, 3, 3, 3, 3, 3]);
});

test('a child is split after its parent: node numbers increase from the root down', () => {
  const { tree } = grow({ numLeaves: 64 });
  for (let node = 0; node < 63; node++) {
    for (const child of [tree.leftChild[node], tree.rightChild[node]]) {
      if (child >= 0) expect(child).toBeGreaterThan(node);
    }
  }
});

test('a tree that cannot be split is a single leaf', () => {
  const { tree, leaves } = grow({ minDataInLeaf: NUM_ROWS });
  expect(tree).toMatchObject({ numLeaves: 1, splitFeature: new Int32Array(0) });
  expect(leaves[0]).toHaveLength(NUM_ROWS);
});

test('a grower can be reused: earlier trees have no effect', () => {
  const grower = new TreeGrower(storage, resolveParams({ numLeaves: 30 }), NUM_ROWS);
  const first = grower.grow(gradients, everyRow, everyFeature);
  grower.grow(gradients, everyRow.subarray(0, 900), everyFeature.subarray(1, 4));
  expect(grower.grow(gradients, everyRow, everyFeature)).toEqual(first);
});
