/**
 * The feature columns: the ordered list that training and serving share. A column's place in this list is its place in
 * the row, in the ONNX model and in the LightGBM text; the manifest contains the hash of the names.
 *
 * A pure function computes a column from its inputs, which are numbers of the grains (columns of the views in
 * prisma/views, the context, the candidate). A plain column is its only input, unchanged. Missing values are NaN, and
 * NaN propagates through arithmetic. docs/features.md shows how to add a column.
 */
import { columnsHash } from './columns-hash';

/** What a number in a row is about. */
export const grains = [
  'context',
  'user',
  'product',
  'userProduct',
  'aisle',
  'department',
  'candidate',
] as const;
export type Grain = (typeof grains)[number];

/** The topic under which a feature explains a recommendation. */
export type FeatureGroup =
  | 'HABIT'
  | 'RECENCY'
  | 'TIMING'
  | 'POPULARITY'
  | 'TASTE'
  | 'NEIGHBOURS'
  | 'CO_PURCHASE'
  | 'PRICE'
  | 'CONTEXT';

export type Input = `${Grain}.${string}`;

export interface FeatureColumn {
  readonly name: string;
  readonly group: FeatureGroup;
  readonly inputs: readonly Input[];
  /** Called with the inputs in order. */
  readonly value: (...inputs: number[]) => number;
}

const identity = (value: number) => value;
const sum = (a: number, b: number) => a + b;
const difference = (a: number, b: number) => a - b;
const quotient = (a: number, b: number) => (b === 0 ? NaN : a / b);
const onClock = (cosA: number, sinA: number, cosB: number, sinB: number) => cosA * cosB + sinA * sinB;

const snake = (input: Input) =>
  input.replace('.', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Columns that are one number of a view, named after grain and view column. */
export const plain = (group: FeatureGroup, ...inputs: Input[]): FeatureColumn[] =>
  inputs.map((input) => ({ name: snake(input), group, inputs: [input], value: identity }));

/** Whether a column is one number of a view, unchanged. */
export const isPlain = ({ value }: FeatureColumn): boolean => value === identity;

/** A column computed from several numbers. */
export const derived = (
  group: FeatureGroup,
  name: string,
  inputs: Input[],
  value: (...inputs: number[]) => number,
): FeatureColumn => ({ name, group, inputs, value });

export const featureColumns: readonly FeatureColumn[] = Object.freeze([
  // How often the user buys the product.
  ...plain(
    'HABIT',
    'userProduct.orders',
    'userProduct.rate',
    'userProduct.rate_since_first',
    'userProduct.in_last_3',
    'userProduct.in_last_5',
    'userProduct.in_last_10',
    'userProduct.streak',
    'userProduct.decay_50',
    'userProduct.decay_80',
    'userProduct.decay_90',
    'userProduct.decay_80_share',
    'userProduct.decay_80_rank',
    'userProduct.decay_days_20',
    'userProduct.decay_days_60',
    'userProduct.mean_cart_position',
    'userProduct.mean_cart_share',
    'userProduct.last_cart_position',
    'userProduct.mean_basket',
  ),
  derived(
    'HABIT',
    'cart_position_minus_product',
    ['userProduct.mean_cart_position', 'product.mean_cart_position'],
    difference,
  ),
  // How long ago, in orders and in days.
  ...plain(
    'RECENCY',
    'userProduct.in_last_1',
    'userProduct.orders_since_last',
    'userProduct.orders_since_first',
  ),
  derived('RECENCY', 'days_since_last', ['userProduct.days_to_last', 'context.days_since_prior_order'], sum),
  derived(
    'RECENCY',
    'days_since_first',
    ['userProduct.days_to_first', 'context.days_since_prior_order'],
    sum,
  ),
  // How much of the product's usual interval has passed.
  ...plain(
    'TIMING',
    'userProduct.mean_gap_days',
    'userProduct.sd_gap_days',
    'userProduct.min_gap_days',
    'userProduct.max_gap_days',
    'userProduct.last_gap_days',
  ),
  derived(
    'TIMING',
    'interval_elapsed',
    ['userProduct.days_to_last', 'context.days_since_prior_order', 'userProduct.mean_gap_days'],
    (toLast, since, gap) => quotient(toLast + since, gap),
  ),
  derived(
    'TIMING',
    'days_overdue',
    ['userProduct.days_to_last', 'context.days_since_prior_order', 'userProduct.mean_gap_days'],
    (toLast, since, gap) => toLast + since - gap,
  ),
  derived(
    'TIMING',
    'days_over_longest_gap',
    ['userProduct.days_to_last', 'context.days_since_prior_order', 'userProduct.max_gap_days'],
    (toLast, since, gap) => toLast + since - gap,
  ),
  derived(
    'TIMING',
    'days_overdue_for_product',
    ['userProduct.days_to_last', 'context.days_since_prior_order', 'product.mean_gap_days'],
    (toLast, since, gap) => toLast + since - gap,
  ),
  derived(
    'TIMING',
    'orders_overdue',
    ['userProduct.orders', 'userProduct.orders_since_first', 'userProduct.orders_since_last'],
    (orders, first, last) => last + 1 - quotient(first - last, orders - 1),
  ),
  // How all users buy the product.
  ...plain(
    'POPULARITY',
    'product.order_share',
    'product.buyer_share',
    'product.orders_per_buyer',
    'product.one_shot_share',
    'product.reorder_ratio',
    'product.next_order_rate',
    'product.mean_gap_orders',
    'product.mean_gap_days',
    'product.mean_cart_position',
    'candidate.context_share',
  ),
  // What the user likes beyond the product.
  ...plain(
    'TASTE',
    'aisle.share',
    'aisle.order_rate',
    'aisle.orders_since_last',
    'aisle.products',
    'aisle.decay_80',
    'department.share',
    'department.order_rate',
    'department.orders_since_last',
    'department.decay_80',
  ),
  derived('TASTE', 'days_since_aisle', ['aisle.days_to_last', 'context.days_since_prior_order'], sum),
  derived('TASTE', 'share_of_aisle', ['userProduct.decay_80', 'aisle.decay_80'], quotient),
  ...plain(
    'TASTE',
    'user.orders',
    'user.mean_basket',
    'user.sd_basket',
    'user.last_basket',
    'user.mean_basket_3',
    'user.mean_reorder_share',
    'user.reorder_share_3',
    'user.products',
    'user.products_per_order',
    'user.reorder_ratio',
  ),
  derived('TASTE', 'basket_trend', ['user.mean_basket_3', 'user.mean_basket'], quotient),
  // Bought together with what the user buys, or in the order after it.
  ...plain('CO_PURCHASE', 'candidate.co_purchase', 'candidate.co_purchase_last', 'candidate.transition'),
  // Bought by users with similar histories.
  ...plain(
    'NEIGHBOURS',
    'candidate.neighbours_near',
    'candidate.neighbours_wide',
    'candidate.neighbours_alike',
  ),
  // The price, compared with the department and with what the user pays.
  ...plain('PRICE', 'product.price', 'product.price_level'),
  derived('PRICE', 'price_to_usual', ['product.price', 'user.mean_price'], quotient),
  // The order to predict, compared with the habits of product and user.
  ...plain('CONTEXT', 'context.day_of_week', 'context.hour_of_day', 'context.days_since_prior_order'),
  ...plain('CONTEXT', 'user.mean_gap_days', 'user.sd_gap_days', 'user.last_gap_days'),
  derived(
    'CONTEXT',
    'days_since_prior_to_usual',
    ['context.days_since_prior_order', 'user.mean_gap_days'],
    quotient,
  ),
  derived('CONTEXT', 'is_favourite_day', ['context.day_of_week', 'user.favourite_day'], (day, favourite) =>
    Number.isNaN(day) || Number.isNaN(favourite) ? NaN : Number(day === favourite),
  ),
  derived(
    'CONTEXT',
    'hours_to_favourite',
    ['context.hour_of_day', 'user.favourite_hour'],
    (hour, favourite) => {
      const apart = Math.abs(hour - favourite);
      return Math.min(apart, 24 - apart);
    },
  ),
  derived(
    'CONTEXT',
    'user_product_day_fit',
    ['userProduct.day_cos', 'userProduct.day_sin', 'context.day_cos', 'context.day_sin'],
    onClock,
  ),
  derived(
    'CONTEXT',
    'user_product_hour_fit',
    ['userProduct.hour_cos', 'userProduct.hour_sin', 'context.hour_cos', 'context.hour_sin'],
    onClock,
  ),
  derived(
    'CONTEXT',
    'product_day_fit',
    ['product.day_cos', 'product.day_sin', 'context.day_cos', 'context.day_sin'],
    onClock,
  ),
  derived(
    'CONTEXT',
    'product_hour_fit',
    ['product.hour_cos', 'product.hour_sin', 'context.hour_cos', 'context.hour_sin'],
    onClock,
  ),
  derived(
    'CONTEXT',
    'product_season_fit',
    ['product.season_cos', 'product.season_sin', 'context.season_cos', 'context.season_sin'],
    onClock,
  ),
]);

export const featureNames: readonly string[] = Object.freeze(featureColumns.map((column) => column.name));

/** Hash of the names in order. A model fits these columns only if its manifest has the same hash. */
export const featureColumnsHash = columnsHash(featureNames);
