/** Converts the trees of a finished booster so that they can score binned rows: thresholds become bins. */
import type { BinMapper } from './bin-mapper';
import { DatasetError } from './errors';
import { LEFT_BINS_WORDS, leftBinsOf } from './left-bins';
import type { Tree } from './tree';
import type { GrownTree } from './tree-builder';
import { categoriesOfNode } from '../trees/category-sets';

/** @throws DatasetError when a threshold lies inside a bin, or a category has no bin: the bin then does not decide the side */
export function binTree(tree: Tree, mappers: readonly BinMapper[]): GrownTree {
  if (tree.zeroIsMissing?.some((zero) => zero === 1))
    throw new DatasetError('a booster trained without zero_as_missing', 'zero_as_missing');
  const leftBins = new Uint32Array(tree.splitFeature.length * LEFT_BINS_WORDS);
  tree.splitFeature.forEach((feature, node) => {
    leftBins.set(leftBinsAt(tree, node, feature, mappers[feature]), node * LEFT_BINS_WORDS);
  });
  return { tree, leftBins };
}

function leftBinsAt(tree: Tree, node: number, feature: number, mapper: BinMapper): Uint32Array {
  const categories = categoriesOfNode(tree.categories, node);
  if (categories) {
    const categoryBins = categories.map((category) => binOfCategory(mapper, category, feature));
    return leftBinsOf({ bin: -1, missingLeft: false, categoryBins }, mapper);
  }
  const bin = binOfThreshold(mapper, tree.threshold[node], feature);
  return leftBinsOf({ bin, missingLeft: tree.defaultLeft[node] === 1 }, mapper);
}

const ADVICE =
  'bin the rows with the mappers the booster was trained with, or pass its raw scores as initScores';

function binOfThreshold({ bounds, categories }: BinMapper, threshold: number, feature: number): number {
  if (threshold === Infinity && !categories) return bounds.length;
  const bin = bounds.indexOf(threshold);
  if (bin >= 0) return bin;
  throw new DatasetError(`thresholds that are bin bounds (${ADVICE})`, `${threshold} of feature ${feature}`);
}

function binOfCategory({ categories }: BinMapper, category: number, feature: number): number {
  const bin = categories?.indexOf(category) ?? -1;
  if (bin >= 0) return bin;
  throw new DatasetError(
    `categories that have a bin (${ADVICE})`,
    `category ${category} of feature ${feature}`,
  );
}
