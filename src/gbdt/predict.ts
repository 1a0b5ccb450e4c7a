/** Scores rows with a booster. Rows are row-major float32 with one value per feature. */
import { DatasetError } from './errors';
import { flattenTrees } from './flat-trees';
import type { FlatTrees } from './flat-trees';
import { TreeWalker } from './kernels/tree-walker';
import type { Booster, Tree } from './tree';
import { leafOf as leafOfAnyTree } from '../trees/tree';

/** Rows that pass through all trees while their values are in cache. */
const BLOCK_ROWS = 256;

/**
 * Raw scores: initScore + the sum of the leaf values reached.
 * @param out receives one score per row; a new array by default
 */
export function predictRaw(booster: Booster, rows: Float32Array, out?: Float32Array): Float32Array {
  const numFeatures = booster.featureNames.length;
  if ((booster.numClasses ?? 1) > 1)
    throw new DatasetError('a booster with one class (use predictClasses for several)', booster.numClasses);
  const numRows = countRows(rows, numFeatures);
  const scores = out ?? new Float32Array(numRows);
  if (scores.length !== numRows)
    throw new DatasetError(`an output of ${numRows} scores, one per row`, scores.length);
  if (booster.trees.some(needsWalk)) scoreInTypeScript(booster, rows, scores);
  else walkerOf(booster).scoreAll(rows, booster.initScore, scores);
  return scores;
}

/** Built at a booster's first prediction. */
const walkers = new WeakMap<Booster, TreeWalker>();

function walkerOf(booster: Booster): TreeWalker {
  const walker = walkers.get(booster) ?? new TreeWalker(booster.trees, booster.featureNames.length);
  walkers.set(booster, walker);
  return walker;
}

/** Supports all kinds of splits; also the reference for the kernel. */
export function scoreInTypeScript(booster: Booster, rows: Float32Array, scores: Float32Array): void {
  const numFeatures = booster.featureNames.length;
  const numRows = scores.length;
  const flat = flattenTrees(booster.trees);
  const sums = new Float64Array(BLOCK_ROWS);
  for (let first = 0; first < numRows; first += BLOCK_ROWS) {
    const size = Math.min(BLOCK_ROWS, numRows - first);
    sums.fill(booster.initScore);
    booster.trees.forEach((tree, index) => {
      if (needsWalk(tree)) addWalked(tree, rows, first, size, numFeatures, sums);
      else addTree(flat, index, rows, first, size, numFeatures, sums);
    });
    scores.set(sums.subarray(0, size), first);
  }
}

/** Index of the leaf that each row reaches in each tree: leaves[row * trees + tree]. */
export function predictLeaf(booster: Booster, rows: Float32Array): Int32Array {
  const numFeatures = booster.featureNames.length;
  const numRows = countRows(rows, numFeatures);
  const flat = flattenTrees(booster.trees);
  const leaves = new Int32Array(numRows * flat.numTrees);
  for (let row = 0, at = 0; row < numRows; row++) {
    const start = row * numFeatures;
    for (const [index, tree] of booster.trees.entries())
      leaves[at++] = needsWalk(tree) ? leafOfAnyTree(tree, rows, start) : leafOf(flat, index, rows, start);
  }
  return leaves;
}

function countRows(rows: Float32Array, numFeatures: number): number {
  if (rows.length % numFeatures !== 0) {
    throw new DatasetError(`whole rows of ${numFeatures} values`, `${rows.length} values`);
  }
  return rows.length / numFeatures;
}

function addWalked(
  tree: Tree,
  rows: Float32Array,
  first: number,
  size: number,
  numFeatures: number,
  sums: Float64Array,
): void {
  for (let i = 0; i < size; i++) {
    sums[i] += tree.leafValue[leafOfAnyTree(tree, rows, (first + i) * numFeatures)];
  }
}

function addTree(
  flat: FlatTrees,
  tree: number,
  rows: Float32Array,
  first: number,
  size: number,
  numFeatures: number,
  sums: Float64Array,
): void {
  const { leafValue } = flat;
  const firstLeaf = flat.firstLeaf[tree];
  let start = first * numFeatures;
  for (let i = 0; i < size; i++) {
    sums[i] += leafValue[firstLeaf + leafOf(flat, tree, rows, start)];
    start += numFeatures;
  }
}

function leafOf(flat: FlatTrees, tree: number, rows: Float32Array, start: number): number {
  const { feature, threshold, child } = flat;
  let node = flat.root[tree];
  while (node >= 0) {
    const value = rows[start + feature[node]];
    // child contains left, right, and the side of missing values
    const side = value <= threshold[node] ? 0 : value === value ? 1 : 2;
    node = child[node * 3 + side];
  }
  return ~node;
}

/** Whether the tree has splits other than value <= threshold with a default side for NaN; the fast loops support only those. */
function needsWalk(tree: Tree): boolean {
  return tree.categories !== undefined || tree.zeroIsMissing !== undefined;
}
