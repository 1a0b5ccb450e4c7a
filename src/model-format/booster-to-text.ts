/**
 * Writes LightGBM's text format, version v4, which LightGBM itself, its tools and src/inference/tree-text.ts read.
 *
 * The format has no initial score: as LightGBM does with boost_from_average, it is added to all values of the first
 * tree, whose shrinkage then says 1. Numbers are written with as many digits as make them exact.
 */
import { constantTree } from '../gbdt/constant-tree';
import { featureImportance } from '../gbdt/importance';
import { shiftedTree } from '../gbdt/shifted-tree';
import { type Booster, type Tree } from '../gbdt/tree';

/** Throws RangeError for a feature name that the format cannot hold. */
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

/** decision_type of a numerical split: missing values are NaN (2 << 2), and bit 1 says that they go left. */
const MISSING_NAN = 2 << 2;
const DEFAULT_LEFT = 2;

function foldInitScore(booster: Booster): readonly Tree[] {
  const [first, ...rest] = booster.trees;
  return first ? [shiftedTree(first, booster.initScore), ...rest] : [constantTree(booster.initScore)];
}

function headerText(booster: Booster, treeSizes: readonly number[]): string {
  return lines([
    'tree',
    'version=v4',
    'num_class=1',
    'num_tree_per_iteration=1',
    'label_index=0',
    `max_feature_idx=${booster.featureNames.length - 1}`,
    `objective=${booster.objective} sigmoid:1`,
    `feature_names=${booster.featureNames.join(' ')}`,
    `feature_infos=${booster.featureRanges.map(rangeText).join(' ')}`,
    `tree_sizes=${treeSizes.join(' ')}`,
    '',
  ]);
}

function treeText(tree: Tree): string {
  const decisionType = tree.defaultLeft.map((left) => MISSING_NAN + (left ? DEFAULT_LEFT : 0));
  return lines([
    `num_leaves=${tree.numLeaves}`,
    'num_cat=0',
    `split_feature=${tree.splitFeature.join(' ')}`,
    `split_gain=${numbersText(tree.splitGain)}`,
    `threshold=${numbersText(tree.threshold)}`,
    `decision_type=${decisionType.join(' ')}`,
    `left_child=${tree.leftChild.join(' ')}`,
    `right_child=${tree.rightChild.join(' ')}`,
    `leaf_value=${numbersText(tree.leafValue)}`,
    `leaf_weight=${numbersText(tree.leafWeight)}`,
    `leaf_count=${tree.leafCount.join(' ')}`,
    `internal_value=${numbersText(tree.internalValue)}`,
    `internal_weight=${numbersText(tree.internalWeight)}`,
    `internal_count=${tree.internalCount.join(' ')}`,
    'is_linear=0',
    `shrinkage=${tree.shrinkage}`,
  ]);
}

/** Features by number of splits, most used first; unused ones are left out. */
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
  const texts = params.map(([name, value]) => `[${snakeCase(name)}: ${paramText(value)}]`);
  return lines(['parameters:', ...texts, '', 'end of parameters']);
}

/** Truth values are 1 and 0 in LightGBM's parameters. */
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

/** Names stand between blanks, and LightGBM refuses characters that are special in JSON. */
function checkName(name: string): void {
  if (/^[^\s",:[\]{}]+$/.test(name)) return;
  throw new RangeError(`feature name "${name}": expected no blanks and none of " , : [ ] { }`);
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
