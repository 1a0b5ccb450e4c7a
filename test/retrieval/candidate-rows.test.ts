/** Rows of candidates, each number found by its name. */
import { featureColumns, featureNames, isPlain } from '../../src/features/feature-columns';
import type { Grain } from '../../src/features/feature-columns';
import { candidateColumns } from '../../src/features/feature-row';
import type { UserHistory } from '../../src/features/history';
import { contextColumns, contextValues } from '../../src/features/target';
import type { Target } from '../../src/features/target';
import type { RetrievalSizes } from '../../src/retrieval/candidate';
import { candidateRowsOf } from '../../src/retrieval/candidate-rows';
import type { CandidateRequest, CandidateRows } from '../../src/retrieval/candidate-rows';
import type { ProductFilter } from '../../src/retrieval/product-filter';
import {
  numberOf,
  tinyCatalogue,
  tinyColumns,
  tinyHistory,
  tinyProducts,
  tinyTarget,
} from '../recommend/tiny-catalogue';

const sizes: RetrievalSizes = {
  userNeighbours: 5,
  coPurchase: 5,
  transition: 5,
  aislePopular: 5,
  popular: 5,
};
const catalogue = tinyCatalogue({
  coPurchases: [
    [10, 20, 0.5, 5],
    [30, 20, 0.25, 2],
  ],
  transitions: [[10, 40, 0.125]],
  referenceUsers: [
    [5, [10, 50], [1, 0.75]],
    [6, [20], [1]],
    [7, [40], [1]],
  ],
  onSundayMorning: [[50, 0.625]],
});
const regular = tinyHistory({
  10: { decay_80_share: 0.5, decay_90: 0.5, in_last_1: 1 },
  30: { decay_80_share: 0.25, decay_90: 0.25, in_last_1: 0 },
});
const newcomer = tinyHistory({});

interface Asked extends Partial<Omit<CandidateRequest, 'target'>> {
  readonly history: UserHistory;
  readonly target?: Target;
}

function rowsOf(asked: readonly Asked[], unavailable: readonly number[] = []): CandidateRows {
  return candidateRowsOf(
    { columns: tinyColumns, of: asked.map(({ history }) => history) },
    { catalogue, sizes, unavailable: new Set(unavailable) },
    asked.map(({ target, filter, dismissed }) => ({
      target: target ?? tinyTarget(),
      filter: filter ?? {},
      dismissed: dismissed ?? new Set(),
    })),
  );
}

/** The features of one request's candidates: product id -> feature name -> number. */
function features(found: CandidateRows, request = 0): Map<number, (name: string) => number> {
  const byId = new Map<number, (name: string) => number>();
  for (let row = found.starts[request]; row < found.starts[request + 1]; row++) {
    const id = catalogue.products.ids[found.candidates[row].product];
    byId.set(id, (name) => found.rows[row * found.width + featureNames.indexOf(name)]);
  }
  return byId;
}

test('what retrieval knows about a candidate is in the column of its name', () => {
  const of = features(rowsOf([{ history: regular }]));
  const candidate = (id: number) =>
    Object.fromEntries(candidateColumns.map((name) => [name, of.get(id)?.(`candidate_${name}`)]));
  const nothing = {
    co_purchase: 0,
    co_purchase_last: 0,
    transition: 0,
    neighbours_near: 0,
    neighbours_wide: 0,
    neighbours_alike: 0,
  };
  // 20: 0.5 x 0.5 + 0.25 x 0.25 over the history; from the last basket by way of 10 only.
  expect(candidate(20)).toEqual({
    ...nothing,
    co_purchase: 0.3125,
    co_purchase_last: 0.5,
    context_share: Math.fround(0.4),
  });
  expect(candidate(40)).toEqual({ ...nothing, transition: 0.125, context_share: Math.fround(0.3) });
  // User 5 is the only one who shares a product with the history.
  const bySimilarUser = { neighbours_near: 0.75, neighbours_wide: 0.75, neighbours_alike: 0.75 };
  expect(candidate(50)).toEqual({ ...nothing, ...bySimilarUser, context_share: 0.625 });
});

test('no column of a candidate is missing, with history or without', () => {
  const found = rowsOf([{ history: regular }, { history: newcomer }]);
  const names = candidateColumns.map((name) => `candidate_${name}`);
  for (const request of [0, 1]) {
    for (const [id, feature] of features(found, request)) {
      const missing = names.filter((name) => Number.isNaN(feature(name)));
      expect([request, id, missing]).toEqual([request, id, []]);
    }
  }
  expect(found.candidates).toHaveLength(10);
});

test('the numbers of the views are copied by name, those of one product, aisle or department each', () => {
  const target = tinyTarget();
  const of = features(rowsOf([{ history: regular, target }]));
  const context = contextValues(target.context);
  for (const { id, aisle, department, price } of tinyProducts) {
    const inHistory = { userProduct: id === 10 || id === 30, aisle: aisle <= 2, department: true };
    const expected: Partial<Record<Grain, (name: string) => number>> = {
      context: (name) => context[contextColumns.findIndex((column) => column === name)],
      user: (name) => numberOf('user', name, 0),
      product: (name) => (name === 'price' ? price : numberOf('product', name, id)),
      userProduct: (name) => {
        if (!inHistory.userProduct) return NaN;
        const row = regular.products.indexOf.get(id)!;
        return regular.products.values[
          row * tinyColumns.userProduct.length + tinyColumns.userProduct.indexOf(name)
        ];
      },
      aisle: (name) => (!inHistory.aisle ? NaN : name === 'share' ? 1 : numberOf('aisle', name, aisle)),
      department: (name) => numberOf('department', name, department),
    };
    for (const column of featureColumns.filter(isPlain)) {
      const [grain, name] = column.inputs[0].split('.') as [Grain, string];
      const value = expected[grain]?.(name);
      if (value === undefined) continue;
      expect([id, column.name, of.get(id)?.(column.name)]).toEqual([id, column.name, Math.fround(value)]);
    }
  }
});

describe('a filter', () => {
  const admittedIds = ({ admitted, candidates }: CandidateRows) =>
    candidates.flatMap(({ product }, row) => (admitted[row] ? [catalogue.products.ids[product]] : [])).sort();
  const filters: [ProductFilter, number[]][] = [
    [{ aisleIds: [2] }, [30, 40]],
    [{ excludeHistory: true }, [20, 40, 50]],
    [{ excludeHistory: true, aisleIds: [2] }, [40]],
    [{ excludeProductIds: [30, 50] }, [10, 20, 40]],
    [{ aisleIds: [] }, []],
    [{ excludeHistory: false, excludeProductIds: [] }, [10, 20, 30, 40, 50]],
  ];

  test.each(filters)('%j marks rows and changes none', (filter, ids) => {
    const all = rowsOf([{ history: regular }]);
    const some = rowsOf([{ history: regular, filter }]);
    expect(admittedIds(all)).toHaveLength(5);
    expect(admittedIds(some)).toEqual(ids);
    expect({ ...some, admitted: null }).toEqual({ ...all, admitted: null });
  });

  test('what only the filtered retrieval finds comes after the unfiltered list, with rows of its own', () => {
    // 120 products, so that the list of at most 100 misses some of the aisle of the rare ones.
    const products = Array.from({ length: 120 }, (_, i) => ({
      ...{ id: i + 1, aisle: i < 105 ? 1 : 2, department: 1, price: 1, share: (120 - i) / 200 },
    }));
    const rare = tinyCatalogue({ products });
    const ask = (filter: ProductFilter) =>
      candidateRowsOf(
        { columns: tinyColumns, of: [newcomer] },
        { catalogue: rare, sizes: { ...sizes, aislePopular: 0 }, unavailable: new Set() },
        [{ target: tinyTarget(), filter, dismissed: new Set() }],
      );
    const all = ask({});
    const some = ask({ aisleIds: [2] });
    expect([all.candidates.length, ...all.listEnds]).toEqual([100, 100]);
    expect([some.candidates.length, ...some.listEnds]).toEqual([115, 100]);
    expect(some.candidates.slice(0, 100)).toEqual(all.candidates);
    expect(some.rows.slice(0, all.rows.length)).toEqual(all.rows);
    expect(some.candidates.slice(100).map(({ product }) => rare.products.aisleIds[product])).toEqual(
      new Array(15).fill(2),
    );
    expect(Array.from(some.admitted)).toEqual([...new Array(100).fill(0), ...new Array(15).fill(1)]);
  });
});

test('neither unavailable nor dismissed products have a row', () => {
  const found = rowsOf([{ history: regular, dismissed: new Set([50]) }, { history: newcomer }], [10]);
  expect([...features(found, 0).keys()].sort()).toEqual([20, 30, 40]);
  expect([...features(found, 1).keys()].sort()).toEqual([20, 30, 40, 50]);
});

test('a batch gives each request the rows that it gets alone', () => {
  const evening = tinyTarget({ hourOfDay: 20, daysSincePriorOrder: 3 }, 2);
  const asked: Asked[] = [
    { history: regular },
    { history: newcomer },
    { history: regular, target: evening, filter: { maxPrice: 3 } },
    { history: regular, filter: { aisleIds: [] } },
  ];
  const together = rowsOf(asked);
  expect(Array.from(together.starts)).toEqual([0, 5, 10, 15, 20]);
  expect(Array.from(together.listEnds)).toEqual([5, 10, 15, 20]);
  // Prices are 1 to 4, and one product has none.
  expect(Array.from(together.admitted.subarray(10)).reduce((sum, one) => sum + one)).toBe(3);
  asked.forEach((one, request) => {
    const alone = rowsOf([one]);
    const [start, end] = [together.starts[request], together.starts[request + 1]];
    expect(together.candidates.slice(start, end)).toEqual(alone.candidates);
    const rows = together.rows.slice(start * together.width, end * together.width);
    expect(rows).toEqual(alone.rows);
  });
});

test('without requests there are no rows', () => {
  expect(rowsOf([])).toMatchObject({ candidates: [], rows: new Float32Array(0), starts: new Int32Array(1) });
});
