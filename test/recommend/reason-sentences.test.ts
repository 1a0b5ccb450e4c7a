import type { ReasonGroup } from '../../src/recommend/recommendation';
import { sentences } from '../../src/recommend/reason-sentences';

type Facts = Readonly<Record<string, number>>;

/** The sentence of a group; facts that are not given are missing. */
const tell = (group: ReasonGroup, facts: Facts) =>
  sentences[group]((name) => facts[name] ?? NaN, { aisleName: 'fresh fruit' })?.text ?? null;

const cases: [ReasonGroup, Facts, string | null][] = [
  ['HABIT', { user_product_orders: 2, user_orders: 3 }, 'in 2 of your 3 orders'],
  ['HABIT', { user_product_orders: 1, user_orders: 1 }, 'in your only order so far'],
  [
    'HABIT',
    { user_product_orders: 7, user_orders: 12, user_product_in_last_5: 3 },
    'in 3 of your last 5 orders, 7 of 12 in all',
  ],
  ['HABIT', { user_product_orders: 7, user_orders: 12, user_product_in_last_5: 1 }, 'in 7 of your 12 orders'],
  ['HABIT', { user_orders: 12 }, null],
  ['RECENCY', { user_product_orders_since_last: 0 }, 'in your last order'],
  [
    'RECENCY',
    { user_product_orders_since_last: 0, days_since_last: 1 },
    'in your last order, 1 day before this one',
  ],
  [
    'RECENCY',
    { user_product_orders_since_last: 2, days_since_last: 20.4 },
    'last bought 3 orders ago, 20 days before this one',
  ],
  ['RECENCY', { user_product_orders_since_last: 40 }, null],
  ['RECENCY', {}, null],
  [
    'TIMING',
    { user_product_orders: 3, user_product_mean_gap_days: 7.2, days_since_last: 8 },
    'usually every 7 days, last 8 days ago',
  ],
  [
    'TIMING',
    { user_product_orders: 9, user_product_mean_gap_days: 0.2, days_since_last: 1 },
    'usually every 1 day, last 1 day ago',
  ],
  // A single gap is no habit.
  ['TIMING', { user_product_orders: 2, user_product_mean_gap_days: 7, days_since_last: 8 }, null],
  ['TIMING', { user_product_orders: 3, user_product_mean_gap_days: 7 }, null],
  ['TIMING', { days_since_last: 7 }, null],
  [
    'POPULARITY',
    { product_order_share: 0.0123, product_reorder_ratio: 0.456 },
    'in 1.2 % of all orders; 46 % of its purchases are repeats',
  ],
  [
    'POPULARITY',
    { product_order_share: 0.0001, product_reorder_ratio: 0.6 },
    '60 % of its purchases are repeats',
  ],
  ['POPULARITY', { product_order_share: 0.0001, product_reorder_ratio: 0.1 }, null],
  ['POPULARITY', { product_order_share: 0 }, null],
  ['TASTE', { aisle_order_rate: 0.5 }, '50 % of your orders hold something from fresh fruit'],
  ['TASTE', { aisle_order_rate: 0.02 }, null],
  ['TASTE', {}, null],
  [
    'NEIGHBOURS',
    { candidate_neighbours_near: 0.25 },
    'in 25 % of the orders of users with similar histories',
  ],
  ['NEIGHBOURS', { candidate_neighbours_near: 0 }, null],
  [
    'CO_PURCHASE',
    { candidate_co_purchase_last: 0.1, candidate_transition: 0.1, candidate_co_purchase: 0.1 },
    'often bought together with products of your last order',
  ],
  [
    'CO_PURCHASE',
    { candidate_co_purchase_last: 0, candidate_transition: 0.1, candidate_co_purchase: 0.1 },
    'often in the order after products of your last one',
  ],
  [
    'CO_PURCHASE',
    { candidate_co_purchase_last: 0, candidate_transition: 0, candidate_co_purchase: 0.1 },
    'often bought together with products you buy',
  ],
  ['CO_PURCHASE', { candidate_co_purchase_last: 0, candidate_transition: 0, candidate_co_purchase: 0 }, null],
  ['PRICE', { price_to_usual: 1.05 }, 'priced like what you usually buy'],
  ['PRICE', { price_to_usual: 0.75 }, '25 % below the mean price of what you buy'],
  ['PRICE', { price_to_usual: 6.84 }, null],
  ['PRICE', {}, null],
  [
    'CONTEXT',
    { user_product_day_fit: 0.7, user_product_hour_fit: 0.9 },
    'you tend to buy it on this day of the week',
  ],
  ['CONTEXT', { user_product_hour_fit: 0.7 }, 'you tend to buy it at this time of day'],
  [
    'CONTEXT',
    { user_product_day_fit: 0.1, context_days_since_prior_order: 9.2, user_mean_gap_days: 7.6 },
    '9 days since your last order, usually 8 days',
  ],
  ['CONTEXT', { context_days_since_prior_order: 1, user_mean_gap_days: 8 }, null],
  ['CONTEXT', { context_days_since_prior_order: 1 }, null],
];

test.each(cases)('%s from %j', (group, facts, sentence) => {
  expect(tell(group, facts)).toBe(sentence);
});

test.each(['missing', 'uncategorised'])('no sentence speaks of the aisle %s', (aisleName) => {
  expect(sentences.TASTE(() => 0.5, { aisleName })).toBeNull();
});

test('every group has a sentence, and none without facts', () => {
  const groups = Object.keys(sentences) as ReasonGroup[];
  expect(new Set(cases.filter(([, , sentence]) => sentence).map(([group]) => group))).toEqual(
    new Set(groups),
  );
  for (const group of groups) expect([group, tell(group, {})]).toEqual([group, null]);
});

test('the numbers of a sentence are also values; unknown ones are left out', () => {
  const facts: Facts = { user_product_orders: 7, user_orders: 12, user_product_in_last_5: 3 };
  const wordings = (group: ReasonGroup) => sentences[group]((name) => facts[name] ?? NaN, { aisleName: '' });
  expect(wordings('HABIT')).toEqual({
    kind: 'BOUGHT_OFTEN_RECENTLY',
    text: 'in 3 of your last 5 orders, 7 of 12 in all',
    values: [
      { name: 'recentTimes', value: 3 },
      { name: 'recentOrders', value: 5 },
      { name: 'times', value: 7 },
      { name: 'orders', value: 12 },
    ],
  });
  const last = sentences.RECENCY((name) => (name === 'user_product_orders_since_last' ? 0 : NaN), {
    aisleName: '',
  });
  expect(last).toEqual({ kind: 'IN_LAST_ORDER', text: 'in your last order', values: [] });
});
