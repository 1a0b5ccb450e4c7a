/**
 * The search for splits in one tree: for each leaf the features it may use, the candidate splits of each, their gains,
 * and the state that the two sides of the chosen split inherit. Without constraints, smoothing, random thresholds and
 * categories this reduces to findBestSplit.
 */
import type { BinMapper } from './bin-mapper';
import { findCategoricalSplit, isOneAgainstOthers } from './categorical-split';
import { featuresOfLeaf } from './leaf-features';
import { ownGain, realSums, sideOutput, splitGainOf } from './leaf-output';
import type { Units } from './leaf-output';
import { subtractSums } from './leaf-state';
import type { LeafState, Sums } from './leaf-state';
import type { TrainParams } from './params';
import type { ScannedLeaf, SplitScanner } from './kernels/split-scanner';
import { createRandom, RANDOM_STREAM } from './random';
import { binsOf, findBestSplit, minGainOf, scanBins } from './split-finder';
import type { Split } from './split-finder';
import { LEAF_VALUE_UNIT } from './tree';
import type { NodeStatistics } from './tree-builder';
import { leafOutput, roundToUnit } from './split-gain';

/** The tree that a search works on. */
export interface SearchedTree {
  readonly units: Units;
  /** Features of the tree, ascending. */
  readonly features: Int32Array;
  /** Number of the tree; seeds its random draws. */
  readonly index: number;
  /** Whether the sums are too large for packed histograms (gradients.ts). */
  readonly isWide: boolean;
}

export class SplitSearch {
  private readonly isPlain: boolean;
  /** Whether the search is plain and every leaf may use all features of the tree. */
  readonly isJoint: boolean;

  /**
   * @param firstBin first bin of each feature in a histogram
   * @param leafValueUnit leaf values are multiples of it
   * @param scanner finds plain splits in histograms in the kernels' memory; without it, TypeScript does
   */
  constructor(
    private readonly mappers: readonly BinMapper[],
    private readonly firstBin: Int32Array,
    private readonly params: TrainParams,
    readonly tree: SearchedTree,
    private readonly leafValueUnit = LEAF_VALUE_UNIT,
    private readonly scanner?: SplitScanner,
  ) {
    this.isPlain =
      !params.extraTrees &&
      params.pathSmooth === 0 &&
      params.monotoneConstraints.every((direction) => direction === 0) &&
      mappers.every(({ categories }) => categories === undefined);
    this.isJoint =
      this.isPlain && params.featureFractionByNode === 1 && params.interactionConstraints.length === 0;
  }

  get units(): Units {
    return this.tree.units;
  }

  root(sums: Sums): LeafState {
    const output = leafOutput(...realSums(sums, this.tree.units), this.params);
    return { sums, depth: 0, output, lowest: -Infinity, highest: Infinity, pathFeatures: new Set() };
  }

  /**
   * The best split of a leaf, or undefined if none has enough gain.
   * @param leafIndex its index in the tree
   */
  find(histogram: Float64Array, leafIndex: number, leaf: LeafState): Split | undefined {
    const { mappers, firstBin, params, tree } = this;
    const node = mixed(tree.index, leafIndex, leaf.depth);
    const features = featuresOfLeaf(tree.features, leaf, node, params);
    if (this.isPlain) {
      return this.scanner
        ? this.scanner.findBestSplit({ histogram, sums: leaf.sums }, features, tree.units, params)
        : findBestSplit(histogram, firstBin, mappers, features, leaf.sums, tree.units, params);
    }
    const random = createRandom(params.seed, RANDOM_STREAM.thresholds, node);
    let best: Split | undefined;
    let floor = minGainOf(ownGain(leaf, tree.units, params), params);
    for (const feature of features) {
      const only = params.extraTrees ? random.nextFloat() : undefined;
      const bins = binsOf(histogram, firstBin, feature);
      best = this.findOnFeature(bins, feature, leaf, floor, only) ?? best;
      if (best) floor = best.gain;
    }
    return best;
  }

  /**
   * As `find` for both children of a split if the search `isJoint`: subtracts the child's histogram from the parent's
   * (`other`), which leaves the other child's. Otherwise does nothing and returns undefined.
   * @param parts partial histograms of the child that still have to be added up
   */
  findInChildren(
    child: ScannedLeaf,
    other: ScannedLeaf,
    parts: readonly number[],
  ): [Split | undefined, Split | undefined] | undefined {
    const { scanner, params, tree } = this;
    return this.isJoint
      ? scanner?.findInChildren(child, other, tree.features, tree.units, params, parts)
      : undefined;
  }

  /** Initial states of the two sides of a split. */
  children(leaf: LeafState, split: Split): [left: LeafState, right: LeafState] {
    const { left } = split;
    const right = subtractSums(leaf.sums, left);
    const leftOutput = this.outputOf(left, leaf, split);
    const rightOutput = this.outputOf(right, leaf, split);
    const direction = this.params.monotoneConstraints[split.feature] ?? 0;
    const middle = (leftOutput + rightOutput) / 2;
    const depth = leaf.depth + 1;
    const pathFeatures =
      this.params.interactionConstraints.length > 0
        ? new Set([...leaf.pathFeatures, split.feature])
        : leaf.pathFeatures;
    // The outputs of both sides must stay on their side of the middle.
    const child = (sums: Sums, output: number, isBelow: boolean, isAbove: boolean): LeafState => ({
      sums,
      depth,
      output,
      lowest: isAbove ? Math.max(leaf.lowest, middle) : leaf.lowest,
      highest: isBelow ? Math.min(leaf.highest, middle) : leaf.highest,
      pathFeatures,
    });
    return [
      child(left, leftOutput, direction > 0, direction < 0),
      child(right, rightOutput, direction < 0, direction > 0),
    ];
  }

  /** Statistics of a leaf or node for the finished tree, in real units. */
  statistics({ sums, output }: LeafState): NodeStatistics {
    return {
      value: roundToUnit(output * this.params.learningRate, this.leafValueUnit),
      weight: sums.hessian * this.tree.units.hessianUnit,
      count: sums.count,
    };
  }

  private findOnFeature(
    bins: Float64Array,
    feature: number,
    leaf: LeafState,
    floor: number,
    only: number | undefined,
  ): Split | undefined {
    const { params, tree } = this;
    const mapper = this.mappers[feature];
    if (mapper.categories) return this.findOnCategories(bins, feature, leaf, floor, only);
    const direction = params.monotoneConstraints[feature] ?? 0;
    const gainOf = splitGainOf(leaf, tree.units, params, direction);
    const onlyBin = only === undefined ? undefined : Math.floor(only * Math.max(1, mapper.numValueBins - 1));
    return scanBins(bins, mapper, feature, leaf.sums.count, params, gainOf, floor, onlyBin);
  }

  private findOnCategories(
    bins: Float64Array,
    feature: number,
    leaf: LeafState,
    floor: number,
    only: number | undefined,
  ): Split | undefined {
    const { params, tree } = this;
    const isOne = isOneAgainstOthers(this.mappers[feature].numValueBins, params);
    const sideLambdaL2 = isOne ? params.lambdaL2 : params.lambdaL2 + params.catL2;
    const side = { lambdaL1: params.lambdaL1, lambdaL2: sideLambdaL2 };
    const gainOf = splitGainOf(leaf, tree.units, params, 0, side);
    const split = findCategoricalSplit(bins, feature, leaf.sums, tree.units, params, gainOf, floor, only);
    return split && { ...split, sideLambdaL2 };
  }

  private outputOf({ gradient, hessian, count }: Sums, leaf: LeafState, { sideLambdaL2 }: Split): number {
    const { lambdaL1, lambdaL2, pathSmooth } = this.params;
    const { gradientUnit, hessianUnit } = this.tree.units;
    const side = { lambdaL1, lambdaL2: sideLambdaL2 ?? lambdaL2, pathSmooth };
    return sideOutput(gradient * gradientUnit, hessian * hessianUnit, count, leaf, side);
  }
}

/** Hashes three numbers into a 32-bit seed for a leaf's draws. */
function mixed(tree: number, leaf: number, depth: number): number {
  return (
    (Math.imul(tree + 1, 0x9e3779b1) ^ Math.imul(leaf + 1, 0x85ebca6b) ^ Math.imul(depth + 1, 0xc2b2ae35)) >>>
    0
  );
}
