/**
 * Writes LightGBM's text format, version v4, which LightGBM itself, its tools and src/inference/tree-text.ts read.
 *
 * The format has no initial score. As LightGBM does with boost_from_average, it is added to all values of the first tree,
 * whose shrinkage is then 1. Numbers are written with enough digits to be exact.
 */
import { constantTree } from '../gbdt/constant-tree';
import { isFeatureName } from '../gbdt/feature-names';
import { featureImportance } from '../gbdt/importance';
import { lightGbmEntry } from '../gbdt/lightgbm-params';
import { shiftedTree } from '../gbdt/shifted-tree';
import type { Booster, Tree } from '../gbdt/tree';

/** @throws RangeError for a feature name that the format cannot represent */
export function boosterToLightGbmText(booster: Booster): string {
  booster.featureNames.forEach(checkName);
  const trees = foldInitScore(booster).map((tree, index) => `Tree=${index}\n${treeText(tree)}\n\n`);
  const sizes = trees.map((tree) => Buffer.byteLength(tree));
  return [
    headerText(booster, sizes),
    ...trees,
    'end of trees\n\n',
    importanceText(booster),
    paramsText(booster),
  ].join('');
}

/** decision_type: bit 0 categorical, bit 1 missing values go left, higher bits the kind of missing value (1 zero, 2 NaN). */
const CATEGORICAL = 1;
const DEFAULT_LEFT = 2;
const MISSING_ZERO = 1 << 2;
const MISSING_NAN = 2 << 2;

function foldInitScore(booster: Booster): readonly Tree[] {
  const [first, ...rest] = booster.trees;
  return first ? [shiftedTree(first, booster.initScore), ...rest] : [constantTree(booster.initScore)];
}

function headerText(booster: Booster, treeSizes: readonly number[]): string {
  const { numClasses = 1 } = booster;
  return lines([
    'tree',
    'version=v4',
    `num_class=${numClasses}`,
    `num_tree_per_iteration=${numClasses}`,
    'label_index=0',
    `max_feature_idx=${booster.featureNames.length - 1}`,
    `objective=${objectiveText(booster)}`,
    `feature_names=${booster.featureNames.join(' ')}`,
    `feature_infos=${booster.featureRanges.map(rangeText).join(' ')}`,
    `tree_sizes=${treeSizes.join(' ')}`,
    '',
  ]);
}

function objectiveText({ objective, numClasses = 1 }: Booster): string {
  switch (objective) {
    case 'binary':
      return 'binary sigmoid:1';
    case 'multiclass':
      return `multiclass num_class:${numClasses}`;
    default:
      return objective;
  }
}

function treeText(tree: Tree): string {
  const { categories } = tree;
  return lines([
    `num_leaves=${tree.numLeaves}`,
    `num_cat=${categories ? categories.boundaries.length - 1 : 0}`,
    `split_feature=${tree.splitFeature.join(' ')}`,
    `split_gain=${numbersText(tree.splitGain)}`,
    `threshold=${numbersText(tree.threshold.map((value, node) => setOf(tree, node) ?? value))}`,
    `decision_type=${tree.splitFeature.map((_, node) => decisionType(tree, node)).join(' ')}`,
    `left_child=${tree.leftChild.join(' ')}`,
    `right_child=${tree.rightChild.join(' ')}`,
    `leaf_value=${numbersText(tree.leafValue)}`,
    `leaf_weight=${numbersText(tree.leafWeight)}`,
    `leaf_count=${tree.leafCount.join(' ')}`,
    `internal_value=${numbersText(tree.internalValue)}`,
    `internal_weight=${numbersText(tree.internalWeight)}`,
    `internal_count=${tree.internalCount.join(' ')}`,
    ...(categories
      ? [`cat_boundaries=${categories.boundaries.join(' ')}`, `cat_threshold=${categories.words.join(' ')}`]
      : []),
    'is_linear=0',
    `shrinkage=${tree.shrinkage}`,
  ]);
}

/** Index of the set of categories that goes left at a node; undefined at a numerical split. */
function setOf({ categories }: Tree, node: number): number | undefined {
  const set = categories?.setOfNode[node] ?? -1;
  return set >= 0 ? set : undefined;
}

function decisionType(tree: Tree, node: number): number {
  if (setOf(tree, node) !== undefined) return CATEGORICAL;
  const missing = tree.zeroIsMissing?.[node] === 1 ? MISSING_ZERO : MISSING_NAN;
  return missing + (tree.defaultLeft[node] === 1 ? DEFAULT_LEFT : 0);
}

/** Used features by descending number of splits. */
function importanceText(booster: Booster): string {
  const { split } = featureImportance(booster);
  const used = booster.featureNames
    .map((name, i) => ({ name, splits: split[i] }))
    .filter(({ splits }) => splits > 0);
  used.sort((a, b) => b.splits - a.splits);
  return lines(['feature_importances:', ...used.map(({ name, splits }) => `${name}=${splits}`), '']);
}

function paramsText(booster: Booster): string {
  const params = Object.entries({ objective: booster.objective, ...booster.params });
  const texts = params.map(([name, value]) => {
    const [own, text] = lightGbmEntry(name, value) ?? [snakeCase(name), paramText(value)];
    return `[${own}: ${text}]`;
  });
  return lines(['parameters:', ...texts, '', 'end of parameters']);
}

/** LightGBM writes booleans as 1 and 0. */
function paramText(value: number | string | boolean): string {
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function rangeText([min, max]: readonly [number, number]): string {
  return Number.isNaN(min) ? 'none' : `[${min}:${max}]`;
}

function numbersText(values: Float64Array): string {
  return Array.from(values, numberText).join(' ');
}

function numberText(value: number): string {
  if (value === Infinity) return 'inf';
  return value === -Infinity ? '-inf' : String(value);
}

/** Names are separated by spaces, and LightGBM rejects characters that are special in JSON. */
function checkName(name: string): void {
  if (isFeatureName(name)) return;
  throw new RangeError(
    `feature name "${name}": expected a name without spaces and without any of " , : [ ] { }`,
  );
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
