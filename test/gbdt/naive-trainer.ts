/**
 * A textbook trainer: no bins except the candidate thresholds, no histograms, no subtraction, no blocks. For every leaf it
 * tries every threshold of every feature with missing values on either side, and sums the rows each time. Slow and hard to
 * get wrong; the fast trainer must grow the same trees to the last bit.
 */
import { thresholdOf } from '../../src/gbdt/bin-mapper';
import type { BinMapper } from '../../src/gbdt/bin-mapper';
import { averageScore, logisticGradients } from '../../src/gbdt/gradients';
import type { Gradients } from '../../src/gbdt/gradients';
import type { Dataset } from '../../src/gbdt/dataset';
import { logisticArrays } from '../../src/gbdt/objective/quantise';
import { resolveParams } from '../../src/gbdt/resolve-params';
import type { TrainParams } from '../../src/gbdt/params';
import { leafGain, leafValue, roundToUnit } from '../../src/gbdt/split-gain';

export interface NaiveLeaf {
  readonly value: number;
  readonly count: number;
}

export interface NaiveNode {
  readonly feature: number;
  readonly threshold: number;
  readonly missingLeft: boolean;
  readonly gain: number;
  readonly count: number;
  readonly left: NaiveTree;
  readonly right: NaiveTree;
}

export type NaiveTree = NaiveLeaf | NaiveNode;

interface GrowingLeaf {
  rows: number[];
  depth: number;
  candidate?: NaiveSplit | undefined;
  children?: { split: NaiveSplit; left: GrowingLeaf; right: GrowingLeaf };
}

interface NaiveSplit {
  readonly feature: number;
  readonly threshold: number;
  readonly missingLeft: boolean;
  readonly gain: number;
}

/** @param rawRows the rows the dataset was made of, row-major */
export function trainNaively(
  dataset: Dataset,
  rawRows: Float32Array,
  partial: Partial<TrainParams>,
): NaiveTree[] {
  const params = resolveParams(partial);
  const { storage, rows } = dataset;
  const initScore = roundToUnit(averageScore(storage, rows));
  const scores = new Float64Array(storage.numRows).fill(initScore);
  const buffers = logisticArrays(storage.numRows);
  return Array.from({ length: params.numIterations }, () => {
    const gradients = logisticGradients(storage, rows, scores, buffers);
    const world = { rawRows, numFeatures: storage.numFeatures, mappers: storage.mappers, gradients, params };
    const root = growNaively(world, [...rows]);
    return settle(world, root, scores);
  });
}

interface World {
  readonly rawRows: Float32Array;
  readonly numFeatures: number;
  readonly mappers: readonly BinMapper[];
  readonly gradients: Gradients;
  readonly params: TrainParams;
}

function growNaively(world: World, rows: number[]): GrowingLeaf {
  const root: GrowingLeaf = { rows, depth: 0 };
  root.candidate = bestSplit(world, root);
  const leaves = [root]; // by leaf index
  while (leaves.length < world.params.numLeaves) {
    const open = leaves.filter(({ candidate }) => candidate);
    if (open.length === 0) break;
    const level = Math.min(...open.map(({ depth }) => depth));
    const eligible = world.params.growth === 'depthWise' ? open.filter(({ depth }) => depth === level) : open;
    const most = Math.max(...eligible.map(({ candidate }) => candidate!.gain));
    const leaf = eligible.find(({ candidate }) => candidate!.gain === most)!;
    const split = leaf.candidate!;
    const goesLeft = (row: number): boolean => isLeft(valueOf(world, row, split.feature), split);
    const left: GrowingLeaf = { rows: leaf.rows.filter(goesLeft), depth: leaf.depth + 1 };
    const right: GrowingLeaf = { rows: leaf.rows.filter((row) => !goesLeft(row)), depth: leaf.depth + 1 };
    left.candidate = bestSplit(world, left);
    right.candidate = bestSplit(world, right);
    leaf.children = { split, left, right };
    leaves[leaves.indexOf(leaf)] = left;
    leaves.push(right);
  }
  return root;
}

function bestSplit(world: World, { rows, depth }: GrowingLeaf): NaiveSplit | undefined {
  const { params, mappers, numFeatures } = world;
  if (params.maxDepth > 0 && depth >= params.maxDepth) return undefined;
  const parent = gainOf(world, rows);
  let best: NaiveSplit | undefined;
  let bestGain = Math.max(params.minGainToSplit, parent * 2 ** -40);
  for (let feature = 0; feature < numFeatures; feature++) {
    const missing = rows.filter((row) => Number.isNaN(valueOf(world, row, feature))).length;
    let notAbove = 0;
    for (let bin = 0; bin < mappers[feature].numValueBins; bin++) {
      const threshold = thresholdOf(mappers[feature], bin);
      const before = notAbove;
      notAbove = rows.filter((row) => valueOf(world, row, feature) <= threshold).length;
      if (notAbove === before) continue; // divides the values as the threshold before does
      for (const missingLeft of missing > 0 ? [true, false] : [false]) {
        const split = { feature, threshold, missingLeft };
        const left = rows.filter((row) => isLeft(valueOf(world, row, feature), split));
        const right = rows.filter((row) => !isLeft(valueOf(world, row, feature), split));
        if (isTooSmall(world, left) || isTooSmall(world, right)) continue;
        const gain = gainOf(world, left) + gainOf(world, right) - parent;
        if (gain <= bestGain) continue;
        bestGain = gain;
        best = { ...split, gain, missingLeft: missing > 0 ? missingLeft : left.length >= right.length };
      }
    }
  }
  return best;
}

function settle(world: World, leaf: GrowingLeaf, scores: Float64Array): NaiveTree {
  if (leaf.children) {
    const { split, left, right } = leaf.children;
    return {
      ...split,
      count: leaf.rows.length,
      left: settle(world, left, scores),
      right: settle(world, right, scores),
    };
  }
  const { gradient, hessian } = sumsOf(world, leaf.rows);
  const value = leafValue(gradient, hessian, world.params);
  for (const row of leaf.rows) scores[row] += value;
  return { value, count: leaf.rows.length };
}

function isLeft(
  value: number,
  { threshold, missingLeft }: Pick<NaiveSplit, 'threshold' | 'missingLeft'>,
): boolean {
  return Number.isNaN(value) ? missingLeft : value <= threshold;
}

function valueOf({ rawRows, numFeatures }: World, row: number, feature: number): number {
  return rawRows[row * numFeatures + feature];
}

function sumsOf({ gradients }: World, rows: number[]): { gradient: number; hessian: number } {
  let gradient = 0;
  let hessian = 0;
  for (const row of rows) {
    gradient += gradients.gradient[row];
    hessian += gradients.hessian[row];
  }
  return { gradient: gradient * gradients.gradientUnit, hessian: hessian * gradients.hessianUnit };
}

function gainOf(world: World, rows: number[]): number {
  const { gradient, hessian } = sumsOf(world, rows);
  return leafGain(gradient, hessian, world.params);
}

function isTooSmall(world: World, rows: number[]): boolean {
  const { minDataInLeaf, minSumHessianInLeaf } = world.params;
  return rows.length < minDataInLeaf || sumsOf(world, rows).hessian < minSumHessianInLeaf;
}
