import { featureNames } from '../../src/features/feature-columns';
import { contributionsByGroup, reasonsFor } from '../../src/recommend/reasons';
import type { ServingModel } from '../../src/recommend/serving-model';
import { stage2Names } from '../../src/recommend/shortlist-rows';

type ByName = Readonly<Record<string, number>>;

const byNames = (names: readonly string[], given: ByName, missing: number) =>
  names.map((name) => given[name] ?? missing);

/** A model whose contributions are the given ones, whatever the row. */
function model(stage1: ByName, stage2: ByName = {}, stage2Weight = 0.5) {
  const values = {
    stage1: Float64Array.from(byNames(featureNames, stage1, 0)),
    stage2: Float64Array.from(byNames(stage2Names, stage2, 0)),
  };
  return {
    contributions: (stage) => ({ bias: -3, values: values[stage] }),
    settings: { stage2Weight } as ServingModel['settings'],
  } satisfies Pick<ServingModel, 'contributions' | 'settings'>;
}

const stage2Row = new Float32Array(stage2Names.length);
const rowOf = (facts: ByName) => Float32Array.from(byNames(featureNames, facts, NaN));

/** Facts for a sentence of HABIT, RECENCY, POPULARITY, TASTE and PRICE. */
const row = rowOf({
  ...{ user_product_orders: 2, user_orders: 3, user_product_orders_since_last: 0 },
  ...{ product_order_share: 0.1, product_reorder_ratio: 0.5, aisle_order_rate: 0.5, price_to_usual: 1 },
});

const reasons = (given: ReturnType<typeof model>, facts = row) =>
  reasonsFor(given, facts, stage2Row, { aisleName: 'tea' });

describe('contributionsByGroup', () => {
  test('adds up the columns of a group over both stages, stage 2 with its weight', () => {
    const sums = contributionsByGroup(
      model(
        { user_product_orders: 1, user_product_streak: 0.25, product_order_share: -2 },
        { user_product_orders: 4, product_order_share: 2 },
      ),
      row,
      stage2Row,
    );
    expect(sums.get('HABIT')).toBe(1 + 0.25 + 0.5 * 4);
    expect(sums.get('POPULARITY')).toBe(-2 + 0.5 * 2);
  });

  test('columns about the list alone belong to no group', () => {
    const sums = contributionsByGroup(model({}, { stage1_rank: 9, expected_basket: 9 }), row, stage2Row);
    expect([...sums.values()].every((sum) => sum === 0)).toBe(true);
  });

  test('below the shortlist only stage 1 has a say', () => {
    const sums = contributionsByGroup(
      model({ user_product_orders: 1 }, { user_product_orders: 4, product_order_share: 2 }),
      row,
      null,
    );
    expect(sums.get('HABIT')).toBe(1);
    expect(sums.get('POPULARITY')).toBe(0);
  });

  test('with weight 0 stage 2 has no say', () => {
    const sums = contributionsByGroup(model({}, { user_product_orders: 4 }, 0), row, stage2Row);
    expect(sums.get('HABIT')).toBe(0);
  });
});

describe('reasonsFor', () => {
  test('gives the three strongest groups, strongest first', () => {
    const found = reasons(
      model({ price_to_usual: 0.1, product_order_share: 0.4, user_product_orders: 2, aisle_order_rate: 1 }),
    );
    expect(found.map(({ group, contribution }) => [group, contribution])).toEqual([
      ['HABIT', 2],
      ['TASTE', 1],
      ['POPULARITY', 0.4],
    ]);
    expect(found[0].text).toBe('in 2 of your 3 orders');
    expect(found[1].text).toContain('tea');
  });

  test('equal contributions: by the name of the group', () => {
    const equal = { user_product_orders: 1, aisle_order_rate: 1, product_order_share: 1 };
    expect(reasons(model(equal)).map(({ group }) => group)).toEqual(['HABIT', 'POPULARITY', 'TASTE']);
  });

  test('groups without facts are left out, however strong', () => {
    const found = reasons(model({ user_product_mean_gap_days: 5, user_product_orders: 1 }));
    expect(found.map(({ group }) => group)).toEqual(['HABIT']);
  });

  test('groups against the product give no reason', () => {
    const found = reasons(model({ user_product_orders: 1, product_order_share: -2, aisle_order_rate: -1 }));
    expect(found.map(({ group }) => group)).toEqual(['HABIT']);
  });

  test('when every group is against it, the least opposed one with facts is the reason', () => {
    const against = Object.fromEntries(
      [
        'user_product_orders',
        'user_product_orders_since_last',
        'product_order_share',
        'aisle_order_rate',
      ].map((name, i) => [name, -1 - i]),
    );
    const found = reasons(model({ ...against, price_to_usual: -9, user_product_mean_gap_days: -0.5 }));
    expect(found).toMatchObject([{ group: 'HABIT', text: 'in 2 of your 3 orders', contribution: -1 }]);
  });

  test('a fact against the product is no reason, whatever the model makes of it', () => {
    const dear = rowOf({ price_to_usual: 6.84, user_product_orders_since_last: 40, product_order_share: 0 });
    const found = model({ price_to_usual: 3, user_product_orders_since_last: 2, product_order_share: 1 });
    expect(reasons(found, dear)).toEqual([]);
  });

  test('without facts there is no reason', () => {
    expect(reasons(model({ user_product_orders: 1 }), rowOf({}))).toEqual([]);
  });
});
