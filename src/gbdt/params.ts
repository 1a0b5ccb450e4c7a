/**
 * Every training parameter, once: its default, range, meaning, and the names LightGBM gives it.
 * The type TrainParams, the checks, LightGBM's spelling and the documentation's table are all derived from PARAMETERS.
 */
import { boolean, choice, groups, integer, list, number } from './parameter-kinds';
import type { ValueOf } from './parameter-kinds';

const MAX_INT = 2 ** 31 - 1;
const notNegative = { min: 0, max: Infinity } as const;
const positive = { min: 0, max: Infinity, minExcluded: true } as const;
const share = { min: 0, max: 1, minExcluded: true } as const;
const featureIndex = { kind: 'integer', min: 0, max: MAX_INT } as const;

export const PARAMETERS = {
  // Objective.
  objective: choice(
    'objective objective_type app application loss',
    'binary',
    ['binary', 'lambdarank', 'regression', 'multiclass'],
    'binary: log loss of labels 0 and 1. lambdarank: NDCG within groups. regression: squared error. multiclass: softmax over labels 0, 1, ...',
  ),
  numClass: integer('num_class num_classes', 1, [1, 10_000], 'Classes of the multiclass objective.'),
  isUnbalance: boolean(
    'is_unbalance unbalance unbalanced_sets',
    false,
    'binary: increase the weight of the rarer class until both classes have the same total weight.',
  ),
  scalePosWeight: number('scale_pos_weight', 1, positive, 'binary: weight of rows with label 1.'),
  lambdarankTruncationLevel: integer(
    'lambdarank_truncation_level',
    30,
    [1, MAX_INT],
    'lambdarank: only pairs with at least one row among this many best-scored rows count.',
  ),
  lambdarankNorm: boolean(
    'lambdarank_norm',
    true,
    'lambdarank: normalise the lambdas of each group; helps when group sizes differ widely.',
  ),
  labelGain: list(
    'label_gain',
    { kind: 'number', ...notNegative },
    'lambdarank and ndcg: gain of label 0, 1, ...; empty for 2^label - 1.',
  ),
  boostFromAverage: boolean(
    'boost_from_average',
    true,
    'Start from the score of the mean label (for binary, its log odds). Ignored for datasets with initial scores.',
  ),
  // Boosting.
  numIterations: integer(
    'num_iterations num_iteration n_iter num_tree num_trees num_round num_rounds nrounds num_boost_round n_estimators max_iter',
    100,
    [1, 1_000_000],
    'Maximum number of iterations; each adds one tree (multiclass: one per class).',
  ),
  learningRate: number(
    'learning_rate shrinkage_rate eta',
    0.1,
    positive,
    'Shrinkage: factor applied to each leaf value.',
  ),
  metric: choice(
    'metric metrics metric_types',
    'auto',
    ['auto', 'auc', 'logLoss', 'ndcg', 'map', 'l2', 'multiLogLoss'],
    "Metric that is reported and used by early stopping; auto is the objective's own: auc, ndcg, l2 or multiLogLoss.",
    { logLoss: 'binary_logloss', multiLogLoss: 'multi_logloss' },
  ),
  evalAt: integer(
    'eval_at ndcg_eval_at ndcg_at map_eval_at map_at',
    5,
    [1, MAX_INT],
    'The k of ndcg and map: number of best-scored rows per group that count.',
  ),
  earlyStoppingRounds: integer(
    'early_stopping_round early_stopping_rounds early_stopping n_iter_no_change',
    0,
    [0, 1_000_000],
    'Stop when the validation metric has not improved for this many iterations; 0 disables early stopping.',
  ),
  earlyStoppingMinDelta: number(
    'early_stopping_min_delta',
    0,
    notNegative,
    'Smallest change of the metric that counts as an improvement (exclusive).',
  ),
  // Trees.
  numLeaves: integer(
    'num_leaves num_leaf max_leaves max_leaf max_leaf_nodes',
    31,
    [2, 131_072],
    'Maximum number of leaves per tree.',
  ),
  maxDepth: integer('max_depth', -1, [-1, 1_000], 'Maximum depth of a tree; -1 and 0 mean no limit.'),
  growth: choice(
    undefined,
    'leafWise',
    ['leafWise', 'depthWise'],
    'leafWise splits the leaf of largest gain next (as LightGBM); depthWise finishes a level first (as XGBoost).',
  ),
  minDataInLeaf: integer(
    'min_data_in_leaf min_data_per_leaf min_data min_child_samples min_samples_leaf',
    20,
    [1, MAX_INT],
    'Minimum number of rows in a leaf.',
  ),
  minSumHessianInLeaf: number(
    'min_sum_hessian_in_leaf min_sum_hessian_per_leaf min_sum_hessian min_hessian min_child_weight',
    1e-3,
    notNegative,
    'Minimum sum of hessians in a leaf.',
  ),
  lambdaL1: number(
    'lambda_l1 reg_alpha l1_regularization',
    0,
    notNegative,
    'L1 regularisation of leaf values.',
  ),
  lambdaL2: number(
    'lambda_l2 reg_lambda lambda l2_regularization',
    0,
    notNegative,
    'L2 regularisation of leaf values.',
  ),
  minGainToSplit: number(
    'min_gain_to_split min_split_gain',
    0,
    notNegative,
    'Minimum gain of a split (exclusive).',
  ),
  pathSmooth: number(
    'path_smooth',
    0,
    notNegative,
    "Pulls the value of a small leaf towards its parent's: a leaf with n rows has weight n, its parent has this weight.",
  ),
  extraTrees: boolean(
    'extra_trees extra_tree',
    false,
    'Extremely randomised trees: try one random threshold per feature instead of all.',
  ),
  monotoneConstraints: list(
    'monotone_constraints mc monotone_constraint monotonic_cst',
    { kind: 'integer', min: -1, max: 1 },
    'By feature: 1 if the score must not decrease with it, -1 if it must not increase, 0 for no constraint (basic method). Empty for none.',
  ),
  interactionConstraints: groups(
    'interaction_constraints',
    featureIndex,
    'Groups of features that may appear together on a path from root to leaf; features in no group are not used. Empty for none.',
  ),
  // Categorical features.
  categoricalFeature: list(
    'categorical_feature cat_feature categorical_column cat_column categorical_features',
    featureIndex,
    'Features whose values are categories (whole numbers from 0); also pass them to fitBinMappers.',
  ),
  maxCatToOnehot: integer(
    'max_cat_to_onehot',
    4,
    [1, 255],
    'Up to this many categories, a split separates one category from the others.',
  ),
  maxCatThreshold: integer(
    'max_cat_threshold',
    32,
    [1, 255],
    'Maximum number of categories on the smaller side of a split.',
  ),
  catSmooth: number(
    'cat_smooth',
    10,
    notNegative,
    'Smooths the order of categories, and skips categories with fewer rows than this in the leaf.',
  ),
  catL2: number(
    'cat_l2',
    10,
    notNegative,
    'Additional L2 regularisation for splits with several categories on both sides.',
  ),
  minDataPerGroup: integer(
    'min_data_per_group',
    100,
    [1, MAX_INT],
    'Minimum number of rows per step when categories are added to a side of a split.',
  ),
  // Random sampling.
  featureFraction: number(
    'feature_fraction sub_feature colsample_bytree',
    1,
    share,
    'Fraction of the features drawn for each tree.',
  ),
  featureFractionByNode: number(
    'feature_fraction_bynode sub_feature_bynode colsample_bynode',
    1,
    share,
    "Fraction of the tree's features drawn for each split.",
  ),
  dataSampleStrategy: choice(
    'data_sample_strategy',
    'bagging',
    ['bagging', 'goss'],
    'goss keeps the rows with large gradients and samples the rest (gradient-based one-side sampling).',
  ),
  baggingFraction: number(
    'bagging_fraction sub_row subsample bagging',
    1,
    share,
    'Fraction of the rows drawn for each bag.',
  ),
  baggingFreq: integer(
    'bagging_freq subsample_freq',
    0,
    [0, 1_000_000],
    'Draw a new bag every this many iterations; 0 uses all rows.',
  ),
  topRate: number(
    'top_rate',
    0.2,
    share,
    'goss: fraction of the rows that are kept for their large gradients.',
  ),
  otherRate: number('other_rate', 0.1, share, 'goss: fraction of the rows that are drawn from the rest.'),
  seed: integer(
    'seed random_seed random_state',
    0,
    [0, 2 ** 32 - 1],
    'Seed of all random draws. The same seed and data give the same bytes.',
  ),
  // Bins.
  maxBin: integer(
    'max_bin max_bins',
    255,
    [2, 255],
    'Maximum number of bins per feature, including the bin of missing values.',
  ),
  minDataInBin: integer('min_data_in_bin', 3, [1, MAX_INT], 'Minimum number of sampled rows in a bin.'),
  binSampleCount: integer(
    'bin_construct_sample_cnt subsample_for_bin',
    200_000,
    [1, MAX_INT],
    'Number of rows that the caller should sample to find the bins.',
  ),
} as const;

/** All parameters, checked and complete. */
export type TrainParams = {
  readonly [Name in keyof typeof PARAMETERS]: ValueOf<(typeof PARAMETERS)[Name]>;
};

/** The metrics; `auto` stands for one of them until the parameters are complete. */
export type MetricName = Exclude<TrainParams['metric'], 'auto'>;

/** Parameters as returned by resolveParams. */
export type ResolvedParams = TrainParams & { readonly metric: MetricName };
