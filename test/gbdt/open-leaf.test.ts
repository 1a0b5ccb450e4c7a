import { maySplit, takeNext } from '../../src/gbdt/open-leaf';
import type { OpenLeaf } from '../../src/gbdt/open-leaf';

/** A leaf of which only what decides the order matters. */
function openLeaf(leaf: number, gain: number, depth: number): OpenLeaf {
  const sums = { gradient: 0, hessian: 0, count: 100 };
  return {
    leaf,
    state: { sums, depth, output: 0, lowest: -Infinity, highest: Infinity, pathFeatures: new Set() },
    histogram: new Float64Array(0),
    split: { feature: 0, bin: 0, missingLeft: false, gain, left: sums },
  };
}

function orderOf(leaves: OpenLeaf[], growth: 'leafWise' | 'depthWise'): number[] {
  const open = [...leaves];
  return leaves.map(() => takeNext(open, growth).leaf);
}

const leaves = [
  openLeaf(0, 5, 3),
  openLeaf(1, 7, 2),
  openLeaf(2, 7, 1),
  openLeaf(3, 9, 3),
  openLeaf(4, 1, 1),
];

test('leaf-wise: the largest gain first, at equal gain the smaller leaf', () => {
  expect(orderOf(leaves, 'leafWise')).toEqual([3, 1, 2, 0, 4]);
  expect(orderOf(leaves.toReversed(), 'leafWise')).toEqual([3, 1, 2, 0, 4]);
});

test('depth-wise: the shallowest first, within a level the largest gain', () => {
  expect(orderOf(leaves, 'depthWise')).toEqual([2, 4, 1, 3, 0]);
});

test('a leaf may be split if both sides can have enough rows and the depth allows it', () => {
  const at = (count: number, depth: number): Parameters<typeof maySplit>[0] => ({
    sums: { gradient: 0, hessian: 0, count },
    depth,
  });
  const limits = { maxDepth: 3, minDataInLeaf: 20 };
  expect([at(40, 2), at(39, 2), at(40, 3)].map((state) => maySplit(state, limits))).toEqual([
    true,
    false,
    false,
  ]);
  expect(maySplit(at(40, 99), { maxDepth: -1, minDataInLeaf: 20 })).toBe(true);
});
