/** What the trainer does with each parameter of LightGBM 4: docs/reference/parameters.md is generated from these lists. */
import { ParameterError } from './errors';
import { PARAMETERS } from './params';
import type { Parameter } from './parameter-kinds';

/** Supported parameters that work differently, by LightGBM's name. */
export const DIFFERENCES: Readonly<Record<string, string>> = {
  metric:
    'One metric at a time. The default of binary is auc (LightGBM: binary_logloss), which early stopping also uses.',
  eval_at: 'One value.',
  early_stopping_round: 'Iterations without a split are not counted.',
  num_iterations:
    'As in LightGBM, an iteration whose random draws allow no split adds no tree. Training ends early only if no later iteration can find a split.',
  is_unbalance:
    'The same weights. With a single class, the model is a constant and the result has a warning.',
  min_data_in_leaf: 'Counts are exact; LightGBM estimates them from hessians.',
  monotone_constraints: 'Method basic.',
  feature_fraction: 'Drawn from the usable features only, as with feature_pre_filter.',
  bagging_fraction: 'Rows are drawn without regard to groups.',
  max_bin: 'At most 255, including the bin of missing values.',
  min_data_in_bin: 'At least 1.',
  bin_construct_sample_cnt: 'The caller samples the rows.',
  categorical_feature: 'Indices, not names. Categories get bins by count alone; max_bin limits their number.',
  seed: 'All draws depend on this seed. They differ from LightGBM’s, so random draws give other trees.',
};

/** Parameters with a fixed value: LightGBM's name, the value, and its aliases. Any other value is refused. */
const FIXED: readonly (readonly [name: string, value: string, ...aliases: string[]])[] = [
  ['boosting', 'gbdt', 'boosting_type', 'boost'],
  ['linear_tree', 'false', 'linear_trees'],
  ['zero_as_missing', 'false'],
  ['use_missing', 'true'],
  ['feature_pre_filter', 'true'],
  ['monotone_constraints_method', 'basic', 'monotone_constraining_method', 'mc_method'],
  ['monotone_penalty', '0', 'monotone_splits_penalty', 'ms_penalty', 'mc_penalty'],
  ['max_delta_step', '0', 'max_tree_output', 'max_leaf_output'],
  ['pos_bagging_fraction', '1', 'pos_sub_row', 'pos_subsample', 'pos_bagging'],
  ['neg_bagging_fraction', '1', 'neg_sub_row', 'neg_subsample', 'neg_bagging'],
  ['bagging_by_query', 'false'],
  ['forcedsplits_filename', '', 'fs', 'forced_splits_filename', 'forced_splits_file', 'forced_splits'],
  ['forcedbins_filename', ''],
  ['max_bin_by_feature', ''],
  ['feature_contri', '', 'feature_contrib', 'fc', 'fp', 'feature_penalty'],
  ['cegb_penalty_split', '0'],
  ['cegb_penalty_feature_lazy', ''],
  ['cegb_penalty_feature_coupled', ''],
  ['sigmoid', '1'],
  ['reg_sqrt', 'false'],
  ['lambdarank_position_bias_regularization', '0'],
  ['use_quantized_grad', 'false'],
];

/** Parameters that do not change the model of a single training process; they are ignored. */
const IGNORED = [
  'num_threads device_type verbosity force_col_wise force_row_wise deterministic is_enable_sparse enable_bundle',
  'histogram_pool_size first_metric_only metric_freq is_provide_training_metric',
] as const;

/** @throws ParameterError when a parameter that the trainer fixes is given another value */
export function refuseUnsupported(spelling: string, value: unknown): void {
  const fixed = FIXED.find(([name, , ...aliases]) => name === spelling || aliases.includes(spelling));
  if (!fixed) return;
  const text = String(value).toLowerCase();
  const isSame =
    text === fixed[1] || (text !== '' && fixed[1] !== '' && Number(text) === Number(numberText(fixed[1])));
  if (!isSame) throw new ParameterError(`${fixed[0]}=${fixed[1]}, the only supported value`, String(value));
}

function numberText(text: string): string {
  if (text === 'true') return '1';
  return text === 'false' ? '0' : text;
}

/** Markdown: LightGBM's parameters by what the trainer does with them. */
export function supportTable(): string {
  const supported = Object.values<Parameter>(PARAMETERS).flatMap(({ lightgbm }) => lightgbm ?? []);
  const same = supported.filter((name) => !(name in DIFFERENCES));
  const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
  return [
    '## LightGBM’s parameters',
    `**Supported, same meaning:** ${list(same)}.`,
    '**Supported, with differences:**',
    Object.entries(DIFFERENCES)
      .map(([name, difference]) => `- \`${name}\`: ${difference}`)
      .join('\n'),
    '**Refused unless they have this value** (an empty value means: not given):',
    FIXED.map(([name, value]) => `- \`${name}=${value}\``).join('\n'),
    `**Ignored**, because they do not change the model: ${list(IGNORED.flatMap((names) => names.split(' ')))}.`,
    'All other parameters of LightGBM belong to its command line, files, networks, prediction or other objectives; they are returned as unknown.',
    '',
  ].join('\n\n');
}
