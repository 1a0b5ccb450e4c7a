/**
 * Every training parameter, once: its default, range, meaning, and the name LightGBM gives it.
 * The type TrainParams, the checks and the documentation's table are all made from PARAMETERS.
 */
import { ParameterError } from './errors';

interface NumberParameter {
  readonly kind: 'integer' | 'number';
  readonly lightgbm: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** The smallest value itself is not allowed (learningRate > 0). */
  readonly minExcluded?: true;
  readonly meaning: string;
}

interface BooleanParameter {
  readonly kind: 'boolean';
  readonly lightgbm: string;
  readonly default: boolean;
  readonly meaning: string;
}

interface ChoiceParameter<Choice extends string> {
  readonly kind: 'choice';
  /** Undefined where LightGBM has no such parameter. */
  readonly lightgbm: string | undefined;
  readonly default: Choice;
  readonly choices: readonly Choice[];
  readonly meaning: string;
}

export const PARAMETERS = {
  numIterations: integer('num_iterations', 100, 1, 1_000_000, 'Trees to train at most.'),
  learningRate: number(
    'learning_rate',
    0.1,
    0,
    Infinity,
    'Shrinkage: what each leaf value is multiplied by.',
    true,
  ),
  numLeaves: integer('num_leaves', 31, 2, 131_072, 'Leaves of a tree at most.'),
  maxDepth: integer('max_depth', -1, -1, 1_000, 'Splits from root to leaf at most; -1 and 0 set no limit.'),
  growth: choice(
    undefined,
    'leafWise',
    ['leafWise', 'depthWise'],
    'leafWise splits the leaf of largest gain next (as LightGBM); depthWise finishes a level first (as XGBoost).',
  ),
  minDataInLeaf: integer('min_data_in_leaf', 20, 1, 2 ** 31 - 1, 'Rows in a leaf at least.'),
  minSumHessianInLeaf: number(
    'min_sum_hessian_in_leaf',
    1e-3,
    0,
    Infinity,
    'Sum of hessians in a leaf at least.',
  ),
  lambdaL1: number('lambda_l1', 0, 0, Infinity, 'L1 regularisation of leaf values.'),
  lambdaL2: number('lambda_l2', 0, 0, Infinity, 'L2 regularisation of leaf values.'),
  minGainToSplit: number('min_gain_to_split', 0, 0, Infinity, 'A split must gain more than this.'),
  featureFraction: number('feature_fraction', 1, 0, 1, 'Share of the features drawn for each tree.', true),
  baggingFraction: number('bagging_fraction', 1, 0, 1, 'Share of the rows drawn for each bag.', true),
  baggingFreq: integer(
    'bagging_freq',
    0,
    0,
    1_000_000,
    'A new bag every so many iterations; 0 uses all rows.',
  ),
  maxBin: integer('max_bin', 255, 2, 255, 'Bins of a feature at most, the bin of missing values included.'),
  minDataInBin: integer('min_data_in_bin', 3, 1, 2 ** 31 - 1, 'Sampled rows in a bin at least.'),
  binSampleCount: integer(
    'bin_construct_sample_cnt',
    200_000,
    1,
    2 ** 31 - 1,
    'Rows that the caller should sample to find the bins.',
  ),
  earlyStoppingRounds: integer(
    'early_stopping_round',
    0,
    0,
    1_000_000,
    'Stop when the validation metric has not improved for so many iterations; 0 never stops early.',
  ),
  metric: choice('metric', 'auc', ['auc', 'logLoss'], 'What is reported, and watched by early stopping.'),
  boostFromAverage: boolean(
    'boost_from_average',
    true,
    'Start from the log odds of the mean label. Datasets that bring initial scores start from those instead.',
  ),
  seed: integer(
    'seed',
    0,
    0,
    2 ** 32 - 1,
    'Seed of the row and feature draws. Same seed and data, same bytes.',
  ),
} as const;

/** All parameters, checked and complete. */
export type TrainParams = {
  readonly [Name in keyof typeof PARAMETERS]: (typeof PARAMETERS)[Name] extends ChoiceParameter<infer Choice>
    ? Choice
    : (typeof PARAMETERS)[Name] extends BooleanParameter
      ? boolean
      : number;
};

/**
 * Completes `partial` with the defaults.
 * @throws ParameterError for an unknown name or a value out of range
 */
export function resolveParams(partial: Partial<TrainParams> = {}): TrainParams {
  const given: Record<string, unknown> = partial;
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(PARAMETERS, name))
      throw new ParameterError(`one of ${Object.keys(PARAMETERS).join(', ')}`, name);
  }
  const resolved = Object.entries(PARAMETERS).map(([name, parameter]) => {
    const value = given[name] ?? parameter.default;
    check(name, parameter, value);
    return [name, value];
  });
  return Object.freeze(Object.fromEntries(resolved)) as TrainParams;
}

type Parameter = NumberParameter | BooleanParameter | ChoiceParameter<string>;

function check(name: string, parameter: Parameter, value: unknown): void {
  switch (parameter.kind) {
    case 'boolean':
      if (typeof value !== 'boolean') throw new ParameterError(`${name} to be true or false`, value);
      return;
    case 'choice':
      if (!parameter.choices.includes(value as string)) {
        throw new ParameterError(`${name} to be ${parameter.choices.join(' or ')}`, value);
      }
      return;
    case 'integer':
    case 'number':
      if (!fits(parameter, value)) throw new ParameterError(`${name} to be ${rangeText(parameter)}`, value);
  }
}

function fits(parameter: NumberParameter, value: unknown): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  if (parameter.kind === 'integer' && !Number.isInteger(value)) return false;
  if (value > parameter.max) return false;
  return parameter.minExcluded ? value > parameter.min : value >= parameter.min;
}

/** The range in words, as messages and the documentation's table say it. */
export function rangeText({ kind, min, max, minExcluded }: NumberParameter): string {
  const noun = kind === 'integer' ? 'an integer' : 'a number';
  if (minExcluded)
    return max === Infinity ? `${noun} above ${min}` : `${noun} above ${min} and at most ${max}`;
  return max === Infinity ? `${noun} of at least ${min}` : `${noun} from ${min} to ${max}`;
}

function integer(
  lightgbm: string,
  value: number,
  min: number,
  max: number,
  meaning: string,
): NumberParameter {
  return { kind: 'integer', lightgbm, default: value, min, max, meaning };
}

function number(
  lightgbm: string,
  value: number,
  min: number,
  max: number,
  meaning: string,
  minExcluded?: true,
): NumberParameter {
  return { kind: 'number', lightgbm, default: value, min, max, meaning, ...(minExcluded && { minExcluded }) };
}

function boolean(lightgbm: string, value: boolean, meaning: string): BooleanParameter {
  return { kind: 'boolean', lightgbm, default: value, meaning };
}

function choice<const Choice extends string>(
  lightgbm: string | undefined,
  value: NoInfer<Choice>,
  choices: readonly Choice[],
  meaning: string,
): ChoiceParameter<Choice> {
  return { kind: 'choice', lightgbm, default: value, choices, meaning };
}
