/**
 * Every training parameter, once: its default, range, meaning, and the names LightGBM gives it.
 * The type TrainParams, the checks, LightGBM's spelling and the documentation's table are all made from PARAMETERS.
 */
import { ParameterError } from './errors';
import { boolean, checkValue, choice, groups, integer, list, number } from './parameter-kinds';
import type { ValueOf } from './parameter-kinds';
import { checkTogether, metricOfObjective } from './parameter-rules';

const MAX_INT = 2 ** 31 - 1;
const notNegative = { min: 0, max: Infinity } as const;
const positive = { min: 0, max: Infinity, minExcluded: true } as const;
const share = { min: 0, max: 1, minExcluded: true } as const;
const featureIndex = { kind: 'integer', min: 0, max: MAX_INT } as const;

export const PARAMETERS = {
  // What is learnt.
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
    'binary: weigh the rarer class so that both weigh the same.',
  ),
  scalePosWeight: number('scale_pos_weight', 1, positive, 'binary: weight of rows with label 1.'),
  lambdarankTruncationLevel: integer(
    'lambdarank_truncation_level',
    30,
    [1, MAX_INT],
    'lambdarank: a pair counts when one of its rows is among so many best.',
  ),
  lambdarankNorm: boolean(
    'lambdarank_norm',
    true,
    'lambdarank: normalise the lambdas of a group, which helps when groups differ much in size.',
  ),
  labelGain: list(
    'label_gain',
    { kind: 'number', ...notNegative },
    'lambdarank and ndcg: gain of label 0, 1, ...; empty for 2^label - 1.',
  ),
  boostFromAverage: boolean(
    'boost_from_average',
    true,
    'Start from what the mean label says (for binary its log odds). Datasets that bring initial scores start from those instead.',
  ),
  // How long.
  numIterations: integer(
    'num_iterations num_iteration n_iter num_tree num_trees num_round num_rounds nrounds num_boost_round n_estimators max_iter',
    100,
    [1, 1_000_000],
    'Iterations at most; each adds one tree (multiclass: one a class).',
  ),
  learningRate: number(
    'learning_rate shrinkage_rate eta',
    0.1,
    positive,
    'Shrinkage: what each leaf value is multiplied by.',
  ),
  metric: choice(
    'metric metrics metric_types',
    'auto',
    ['auto', 'auc', 'logLoss', 'ndcg', 'map', 'l2', 'multiLogLoss'],
    "What is reported, and watched by early stopping; auto is the objective's own: auc, ndcg, l2 or multiLogLoss.",
    { logLoss: 'binary_logloss', multiLogLoss: 'multi_logloss' },
  ),
  evalAt: integer(
    'eval_at ndcg_eval_at ndcg_at map_eval_at map_at',
    5,
    [1, MAX_INT],
    'The k of ndcg and map: how many best rows of a group count.',
  ),
  earlyStoppingRounds: integer(
    'early_stopping_round early_stopping_rounds early_stopping n_iter_no_change',
    0,
    [0, 1_000_000],
    'Stop when the validation metric has not improved for so many iterations; 0 never stops early.',
  ),
  earlyStoppingMinDelta: number(
    'early_stopping_min_delta',
    0,
    notNegative,
    'What counts as an improvement must be larger than this.',
  ),
  // The shape of a tree.
  numLeaves: integer(
    'num_leaves num_leaf max_leaves max_leaf max_leaf_nodes',
    31,
    [2, 131_072],
    'Leaves of a tree at most.',
  ),
  maxDepth: integer('max_depth', -1, [-1, 1_000], 'Splits from root to leaf at most; -1 and 0 set no limit.'),
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
    'Rows in a leaf at least.',
  ),
  minSumHessianInLeaf: number(
    'min_sum_hessian_in_leaf min_sum_hessian_per_leaf min_sum_hessian min_hessian min_child_weight',
    1e-3,
    notNegative,
    'Sum of hessians in a leaf at least.',
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
    'A split must gain more than this.',
  ),
  pathSmooth: number(
    'path_smooth',
    0,
    notNegative,
    "Draws the value of a leaf of few rows towards its parent's: n rows weigh n, the parent weighs this.",
  ),
  extraTrees: boolean(
    'extra_trees extra_tree',
    false,
    'Extremely randomised trees: try one random threshold of each feature instead of all.',
  ),
  monotoneConstraints: list(
    'monotone_constraints mc monotone_constraint monotonic_cst',
    { kind: 'integer', min: -1, max: 1 },
    'By feature: 1 the score may only rise with it, -1 only fall, 0 either (basic method). Empty for none.',
  ),
  interactionConstraints: groups(
    'interaction_constraints',
    featureIndex,
    'Groups of features that may occur together on a path from root to leaf; features in no group are not used. Empty for none.',
  ),
  // Categorical features.
  categoricalFeature: list(
    'categorical_feature cat_feature categorical_column cat_column categorical_features',
    featureIndex,
    'Features whose values are categories (whole numbers from 0); the caller hands them to fitBinMappers.',
  ),
  maxCatToOnehot: integer(
    'max_cat_to_onehot',
    4,
    [1, 255],
    'With so many categories or fewer, a split takes one category from the others.',
  ),
  maxCatThreshold: integer(
    'max_cat_threshold',
    32,
    [1, 255],
    'Categories on the smaller side of a split at most.',
  ),
  catSmooth: number(
    'cat_smooth',
    10,
    notNegative,
    'Smooths the order of categories, and leaves out those with fewer rows in the leaf.',
  ),
  catL2: number(
    'cat_l2',
    10,
    notNegative,
    'L2 regularisation added for splits of many categories against many.',
  ),
  minDataPerGroup: integer(
    'min_data_per_group',
    100,
    [1, MAX_INT],
    'Rows that the categories of a split are added in, at least.',
  ),
  // What is drawn at random.
  featureFraction: number(
    'feature_fraction sub_feature colsample_bytree',
    1,
    share,
    'Share of the features drawn for each tree.',
  ),
  featureFractionByNode: number(
    'feature_fraction_bynode sub_feature_bynode colsample_bynode',
    1,
    share,
    "Share of the tree's features drawn for each split.",
  ),
  dataSampleStrategy: choice(
    'data_sample_strategy',
    'bagging',
    ['bagging', 'goss'],
    'goss keeps the rows of large gradients and draws from the others (gradient-based one-side sampling).',
  ),
  baggingFraction: number(
    'bagging_fraction sub_row subsample bagging',
    1,
    share,
    'Share of the rows drawn for each bag.',
  ),
  baggingFreq: integer(
    'bagging_freq subsample_freq',
    0,
    [0, 1_000_000],
    'A new bag every so many iterations; 0 uses all rows.',
  ),
  topRate: number('top_rate', 0.2, share, 'goss: share of the rows that is kept for its gradients.'),
  otherRate: number('other_rate', 0.1, share, 'goss: share of the rows that is drawn from the others.'),
  seed: integer(
    'seed random_seed random_state',
    0,
    [0, 2 ** 32 - 1],
    'Seed of all draws. Same seed and data, same bytes.',
  ),
  // Bins.
  maxBin: integer(
    'max_bin max_bins',
    255,
    [2, 255],
    'Bins of a feature at most, the bin of missing values included.',
  ),
  minDataInBin: integer('min_data_in_bin', 3, [1, MAX_INT], 'Sampled rows in a bin at least.'),
  binSampleCount: integer(
    'bin_construct_sample_cnt subsample_for_bin',
    200_000,
    [1, MAX_INT],
    'Rows that the caller should sample to find the bins.',
  ),
} as const;

/** All parameters, checked and complete. */
export type TrainParams = {
  readonly [Name in keyof typeof PARAMETERS]: ValueOf<(typeof PARAMETERS)[Name]>;
};

/** The metrics; `auto` stands for one of them until the parameters are complete. */
export type MetricName = Exclude<TrainParams['metric'], 'auto'>;

/** Parameters as resolveParams leaves them. */
export type ResolvedParams = TrainParams & { readonly metric: MetricName };

/**
 * Completes `partial` with the defaults.
 * @throws ParameterError for an unknown name, a value out of range, or values that do not go together
 */
export function resolveParams(partial: Partial<TrainParams> = {}): ResolvedParams {
  const given: Record<string, unknown> = partial;
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(PARAMETERS, name))
      throw new ParameterError(`one of ${Object.keys(PARAMETERS).join(', ')}`, name);
  }
  const entries = Object.entries(PARAMETERS).map(([name, parameter]) => {
    const value = given[name] ?? parameter.default;
    checkValue(name, parameter, value);
    return [name, value];
  });
  const complete = Object.fromEntries(entries) as TrainParams;
  const metric = complete.metric === 'auto' ? metricOfObjective(complete.objective) : complete.metric;
  const resolved = Object.freeze({ ...complete, metric });
  checkTogether(resolved);
  return resolved;
}
