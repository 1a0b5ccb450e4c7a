/** Hand-made and random boosters and rows for tests of everything that writes, reads or scores trees. */
import { LEAF_VALUE_UNIT } from '../../src/gbdt/tree';
import type { Booster, Tree } from '../../src/gbdt/tree';

/** Numbers in [0, 1), the same for the same seed (a linear congruential generator, modulus 2^32). */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

export interface BoosterShape {
  readonly trees: number;
  /** Maximum number of leaves per tree; every fifth tree has fewer, and some have one. */
  readonly leaves: number;
  readonly features: number;
  readonly initScore?: number;
}

export function randomBooster(random: Random, shape: BoosterShape): Booster {
  const features = Array.from({ length: shape.features }, (_, i) => `feature_${i}`);
  const leavesOf = (i: number) => (i % 5 === 4 ? 1 + Math.floor(random() * shape.leaves) : shape.leaves);
  return {
    objective: 'binary',
    featureNames: features,
    featureRanges: features.map((_, i) => (i % 7 === 6 ? [NaN, NaN] : [-4.25, 4.5])),
    initScore: shape.initScore ?? -1.25,
    trees: Array.from({ length: shape.trees }, (_, i) => randomTree(random, leavesOf(i), shape)),
    params: { numLeaves: shape.leaves, learningRate: 0.1, lambdaL2: 1, seed: 7, bagging: false },
  };
}

/** Grown like a real one: a random leaf is split until there are enough. */
function randomTree(random: Random, numLeaves: number, shape: BoosterShape): Tree {
  const nodes = numLeaves - 1;
  const leftChild = new Int32Array(nodes);
  const rightChild = new Int32Array(nodes);
  for (let node = 0; node < nodes; node++) {
    const leaf = Math.floor(random() * (node + 1));
    const replace = (children: Int32Array) => {
      const parent = children.subarray(0, node).indexOf(~leaf);
      if (parent >= 0) children[parent] = node;
    };
    replace(leftChild);
    replace(rightChild);
    leftChild[node] = ~leaf;
    rightChild[node] = ~(node + 1);
  }
  // 10 trees or 1,000: the sum stays below 16, where float32 sums of these values are exact.
  const largest = 8 / shape.trees;
  const value = () => Math.round(((random() * 2 - 1) * largest) / LEAF_VALUE_UNIT) * LEAF_VALUE_UNIT;
  return {
    numLeaves,
    splitFeature: Int32Array.from({ length: nodes }, () => Math.floor(random() * shape.features)),
    threshold: Float64Array.from({ length: nodes }, () => randomThreshold(random)),
    defaultLeft: Uint8Array.from({ length: nodes }, () => (random() < 0.5 ? 1 : 0)),
    leftChild,
    rightChild,
    splitGain: Float64Array.from({ length: nodes }, () => random() * 100),
    internalValue: Float64Array.from({ length: nodes }, value),
    internalWeight: Float64Array.from({ length: nodes }, () => random() * 1e4),
    internalCount: Int32Array.from({ length: nodes }, () => Math.floor(random() * 1e6)),
    leafValue: Float64Array.from({ length: numLeaves }, value),
    leafWeight: Float64Array.from({ length: numLeaves }, () => random() * 1e3),
    leafCount: Int32Array.from({ length: numLeaves }, () => Math.floor(random() * 1e5)),
    shrinkage: 0.1,
  };
}

const ODD_THRESHOLDS = [0, 1, -1, 2 ** -149, -(2 ** -149), 1e30, -1e30, Infinity].map(Math.fround);

function randomThreshold(random: Random): number {
  if (random() < 0.2) return ODD_THRESHOLDS[Math.floor(random() * ODD_THRESHOLDS.length)];
  return Math.fround((random() * 2 - 1) * 4);
}

const ODD_VALUES = [NaN, NaN, 0, -0, Infinity, -Infinity, 2 ** -149, -(2 ** -149), 3.4e38, -3.4e38];

/** Rows whose values are odd ones, exactly at a threshold, one float32 step beside one, or anything. */
export function randomRows(random: Random, booster: Booster, numRows: number): Float32Array {
  const thresholds = Float32Array.from(booster.trees.flatMap((tree) => Array.from(tree.threshold)));
  const rows = new Float32Array(numRows * booster.featureNames.length);
  const bits = new Int32Array(rows.buffer);
  for (let i = 0; i < rows.length; i++) {
    const kind = random();
    if (kind < 0.2) rows[i] = ODD_VALUES[Math.floor(random() * ODD_VALUES.length)];
    else if (kind < 0.7 && thresholds.length > 0) {
      rows[i] = thresholds[Math.floor(random() * thresholds.length)];
      if (kind > 0.5 && Number.isFinite(rows[i])) bits[i] += kind > 0.6 ? 1 : -1;
    } else rows[i] = (random() * 2 - 1) * 4.5;
  }
  return rows;
}

/**
 * A tree that is small enough to evaluate manually, over features a, b, c.
 *
 *   node 0: a <= 1.5 (missing left), value -1
 *     left   node 1: c <= -2 (missing right), value -2      leaf 0: -3, leaf 2: -1.5
 *     right  leaf 1: 1
 */
export function threeLeafBooster(initScore = 0): Booster {
  return {
    objective: 'binary',
    featureNames: ['a', 'b', 'c'],
    featureRanges: [
      [-1, 3],
      [NaN, NaN],
      [-5, 0],
    ],
    initScore,
    trees: [
      {
        numLeaves: 3,
        splitFeature: Int32Array.of(0, 2),
        threshold: Float64Array.of(1.5, -2),
        defaultLeft: Uint8Array.of(1, 0),
        leftChild: Int32Array.of(1, ~0),
        rightChild: Int32Array.of(~1, ~2),
        splitGain: Float64Array.of(10, 2.5),
        internalValue: Float64Array.of(-1, -2),
        internalWeight: Float64Array.of(4, 2),
        internalCount: Int32Array.of(40, 20),
        leafValue: Float64Array.of(-3, 1, -1.5),
        leafWeight: Float64Array.of(1, 2, 1),
        leafCount: Int32Array.of(10, 20, 10),
        shrinkage: 0.1,
      },
    ],
    params: { numLeaves: 3, learningRate: 0.1 },
  };
}
