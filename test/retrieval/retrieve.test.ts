import type { Candidate, RetrievalSizes } from '../../src/retrieval/candidate';
import type { Catalogue } from '../../src/retrieval/catalogue';
import { retrievalRequest } from '../../src/retrieval/retrieval-request';
import { MIN_CANDIDATES, retrieve } from '../../src/retrieval/retrieve';
import {
  tinyCatalogue,
  tinyColumns,
  tinyHistory,
  tinyProducts,
  tinyTarget,
} from '../recommend/tiny-catalogue';
import type { TinyPurchases } from '../recommend/tiny-catalogue';

const noSizes: RetrievalSizes = {
  userNeighbours: 0,
  coPurchase: 0,
  transition: 0,
  aislePopular: 0,
  popular: 0,
};
const allSizes: RetrievalSizes = {
  userNeighbours: 9,
  coPurchase: 9,
  transition: 9,
  aislePopular: 9,
  popular: 9,
};

/** The user bought 10, in the last order too. */
const bought10: TinyPurchases = { 10: { decay_80_share: 1, decay_90: 1, in_last_1: 1 } };

interface Question {
  readonly bought?: TinyPurchases;
  readonly filter?: Parameters<typeof retrievalRequest>[1]['filter'];
  readonly unavailable?: readonly number[];
  readonly dismissed?: readonly number[];
  readonly aisleShares?: Readonly<Record<number, number>>;
}

function find(catalogue: Catalogue, sizes: RetrievalSizes, question: Question = {}): [number, string][] {
  const request = retrievalRequest(catalogue, {
    target: tinyTarget(),
    history: tinyHistory(question.bought ?? bought10, question.aisleShares),
    columns: tinyColumns,
    filter: question.filter ?? {},
    unavailable: new Set(question.unavailable),
    dismissed: new Set(question.dismissed),
  });
  const found = retrieve(catalogue, sizes, request);
  return found.map(({ product, source }: Candidate) => [catalogue.products.ids[product], source]);
}

const ids = (found: readonly [number, string][]) => found.map(([id]) => id);

test('the history comes first and whole, the most popular products fill up', () => {
  const found = find(tinyCatalogue(), noSizes, { bought: { 30: {}, 50: {} } });
  expect(found).toEqual([
    [30, 'HISTORY'],
    [50, 'HISTORY'],
    [10, 'POPULAR'],
    [20, 'POPULAR'],
    [40, 'POPULAR'],
  ]);
});

describe('a generator of size 1 adds the obvious product', () => {
  test('bought in the same orders: the link with the largest confidence', () => {
    const coPurchases = [
      [10, 50, 0.5, 5],
      [10, 40, 0.4, 4],
    ];
    const found = find(tinyCatalogue({ coPurchases }), { ...noSizes, coPurchase: 1 });
    expect(found.slice(0, 3)).toEqual([
      [10, 'HISTORY'],
      [50, 'CO_PURCHASE'],
      [20, 'POPULAR'],
    ]);
  });

  test('bought in the order after: only what follows products of the last order', () => {
    const catalogue = tinyCatalogue({
      transitions: [
        [10, 40, 0.2],
        [20, 50, 0.9],
      ],
    });
    const bought = { ...bought10, 20: { decay_80_share: 1, decay_90: 1, in_last_1: 0 } };
    const found = find(catalogue, { ...noSizes, transition: 9 }, { bought });
    expect(found.filter(([, source]) => source === 'TRANSITION')).toEqual([[40, 'TRANSITION']]);
  });

  test('bought by a similar user', () => {
    const catalogue = tinyCatalogue({
      referenceUsers: [
        [5, [10, 50], [1, 1]],
        [6, [30], [1]],
        [7, [40], [1]],
      ],
    });
    const found = find(catalogue, { ...noSizes, userNeighbours: 1 });
    expect(found.slice(0, 2)).toEqual([
      [10, 'HISTORY'],
      [50, 'USER_NEIGHBOURS'],
    ]);
  });

  test('popular in an aisle of the history', () => {
    const found = find(tinyCatalogue(), { ...noSizes, aislePopular: 1 }, { bought: { 30: {} } });
    expect(found.slice(0, 2)).toEqual([
      [30, 'HISTORY'],
      [40, 'AISLE_POPULAR'],
    ]);
  });

  test('popular on this day at this hour', () => {
    const catalogue = tinyCatalogue({
      onSundayMorning: [
        [50, 0.6],
        [40, 0.5],
      ],
    });
    expect(find(catalogue, { ...noSizes, popular: 1 }).slice(0, 3)).toEqual([
      [10, 'HISTORY'],
      [50, 'POPULAR'],
      [20, 'POPULAR'],
    ]);
  });
});

test('aisles take turns, the favourite aisle first; equal shares: smaller aisle first', () => {
  const bought = { 10: {}, 30: {} };
  const sizes = { ...noSizes, aislePopular: 9 };
  const favourite2 = find(tinyCatalogue(), sizes, { bought, aisleShares: { 1: 0.2, 2: 0.8 } });
  expect(ids(favourite2)).toEqual([10, 30, 40, 20, 50]);
  expect(ids(find(tinyCatalogue(), sizes, { bought }))).toEqual([10, 30, 20, 40, 50]);
});

test('equal support: smaller product first', () => {
  const coPurchases = [
    [10, 50, 0.5, 5],
    [10, 30, 0.5, 5],
    [10, 40, 0.5, 5],
  ];
  const found = find(tinyCatalogue({ coPurchases }), { ...noSizes, coPurchase: 2 });
  expect(ids(found)).toEqual([10, 30, 40, 20, 50]);
});

const everyGenerator = tinyCatalogue({
  coPurchases: [
    [10, 50, 0.5, 5],
    [10, 20, 0.4, 4],
  ],
  transitions: [
    [10, 50, 0.5],
    [10, 40, 0.4],
  ],
  referenceUsers: [
    [5, [10, 50], [1, 1]],
    [6, [30], [1]],
    [7, [40], [1]],
  ],
  onSundayMorning: [
    [50, 0.6],
    [20, 0.5],
  ],
});

test('a product that several generators find is listed once, credited to the first of them', () => {
  const found = find(everyGenerator, allSizes);
  expect(found).toEqual([
    [10, 'HISTORY'],
    [50, 'USER_NEIGHBOURS'],
    [20, 'CO_PURCHASE'],
    [40, 'TRANSITION'],
    [30, 'POPULAR'],
  ]);
});

test.each([10, 20, 30, 40, 50])('product %i appears nowhere while it is unavailable or dismissed', (id) => {
  const others = find(everyGenerator, allSizes).filter(([other]) => other !== id);
  for (const question of [{ unavailable: [id] }, { dismissed: [id] }]) {
    const found = find(everyGenerator, allSizes, question);
    expect(ids(found).sort()).toEqual(ids(others).sort());
  }
});

test('excludeHistory leaves out what the user bought, whatever generator finds it', () => {
  const catalogue = tinyCatalogue({ coPurchases: [[10, 20, 0.5, 5]] });
  const bought = { 10: { decay_80_share: 1, in_last_1: 1 }, 20: { decay_80_share: 1 } };
  const found = find(catalogue, allSizes, { bought, filter: { excludeHistory: true } });
  expect(ids(found)).toEqual([30, 40, 50]);
});

test('without history only popular products are left, by popularity', () => {
  const found = find(tinyCatalogue(), allSizes, { bought: {} });
  expect(found).toEqual([10, 20, 30, 40, 50].map((id) => [id, 'POPULAR']));
});

test('a filter that admits nothing gives no candidates', () => {
  expect(find(everyGenerator, allSizes, { filter: { aisleIds: [] } })).toEqual([]);
});

test('an empty catalogue gives no candidates', () => {
  expect(find(tinyCatalogue({ products: [] }), allSizes, { bought: {} })).toEqual([]);
});

test('the list is filled up to the longest list that a request may ask for, and no further', () => {
  const products = Array.from({ length: 2 * MIN_CANDIDATES }, (_, i) => ({
    ...tinyProducts[0],
    id: 1000 + i,
    share: 0.1,
  }));
  const found = find(tinyCatalogue({ products }), noSizes, { bought: {} });
  expect(ids(found)).toEqual(products.slice(0, MIN_CANDIDATES).map(({ id }) => id));
});

test('a request gives the same after a request for another user', () => {
  const before = find(everyGenerator, allSizes);
  find(everyGenerator, allSizes, { bought: { 40: { decay_80_share: 1, decay_90: 1, in_last_1: 1 } } });
  expect(find(everyGenerator, allSizes)).toEqual(before);
});
