import { featureNames } from '../../src/features/feature-columns';
import { byScore, shortlistRows, stage2Names, stage2Place } from '../../src/recommend/shortlist-rows';
import type { ScoredList } from '../../src/recommend/shortlist-rows';
import { tinyCatalogue } from './tiny-catalogue';

const WIDTH = featureNames.length;
const catalogue = tinyCatalogue({
  coPurchases: [
    [10, 30, 0.5, 5],
    [20, 30, 0.25, 2],
    [50, 40, 0.25, 2],
  ],
});

/** Raw score of a probability. */
const logit = (p: number) => Math.log(p / (1 - p));

/** Products by index with their probabilities after stage 1; feature f of candidate c is the number 1000 c + f. */
function listOf(...candidates: readonly (readonly [product: number, probability: number])[]): ScoredList {
  const { aisleIds, departmentIds } = catalogue.products;
  const products = candidates.map(([product]) => product);
  return {
    scores: Float32Array.from(candidates, ([, probability]) => logit(probability)),
    aisleIds: Int32Array.from(products, (product) => aisleIds[product]),
    departmentIds: Int32Array.from(products, (product) => departmentIds[product]),
    products: Int32Array.from(products),
    coPurchaseLinks: catalogue.coPurchaseLinks,
    rows: Float32Array.from({ length: candidates.length * WIDTH }, (_, i) => {
      return 1000 * Math.floor(i / WIDTH) + (i % WIDTH);
    }),
  };
}

function rowsByName(list: ScoredList, shortlist: readonly number[]): Record<string, number>[] {
  const rows = shortlistRows(list, Int32Array.from(shortlist));
  expect(rows).toHaveLength(shortlist.length * stage2Names.length);
  return shortlist.map((_, rank) =>
    Object.fromEntries(stage2Names.map((name, place) => [name, rows[rank * stage2Names.length + place]])),
  );
}

/** Features of the candidate itself; `share_of_aisle` is also the name of a column of the list. */
const ownNames = stage2Names.filter((name) => featureNames.includes(name) && name !== 'share_of_aisle');

describe('byScore', () => {
  test('best first; equal scores keep the order of the candidates', () => {
    expect(Array.from(byScore(Float32Array.of(1, 3, 2, 3, 1)))).toEqual([1, 3, 2, 0, 4]);
  });

  test('an empty list', () => {
    expect(byScore(new Float32Array(0))).toHaveLength(0);
  });
});

describe('shortlistRows', () => {
  // Candidates in no order: 20 (p 1/2), 10 (3/4), 40 (1/4), 30 (1/2); the shortlist leaves out 40.
  const list = listOf([1, 0.5], [0, 0.75], [3, 0.25], [2, 0.5]);
  const shortlist = [1, 0, 3];
  const [first, second, third] = rowsByName(list, shortlist);
  const logit3 = Math.fround(logit(0.75));

  test('scores and ranks within the list', () => {
    expect([first, second, third].map((row) => row.stage1_rank)).toEqual([1, 2, 3]);
    expect(first).toMatchObject({ stage1_score: logit3, score_below_best: 0, score_above_next: logit3 });
    expect(second).toMatchObject({ stage1_score: 0, score_below_best: logit3, score_above_next: 0 });
    expect(third.score_above_next).toBeNaN();
  });

  test('the expected basket is that of all candidates, on the shortlist or not', () => {
    for (const row of [first, second, third]) expect(row.expected_basket).toBeCloseTo(2, 6);
    expect(first.share_of_expected_basket).toBeCloseTo(0.75 / 2, 6);
    expect([first, second, third].map((row) => row.candidates)).toEqual([4, 4, 4]);
  });

  test('what is expected above a candidate is the sum of those ranked before it', () => {
    const above = [first, second, third].map((row) => row.expected_basket_above);
    expect(above[0]).toBe(0);
    expect(above[1]).toBeCloseTo(0.75, 6);
    expect(above[2]).toBeCloseTo(1.25, 6);
  });

  test('ranks and shares within aisle and department', () => {
    // 10 and 20 share aisle 1; 30 and 40 share aisle 2.
    expect([first, second, third].map((row) => row.rank_in_aisle)).toEqual([1, 2, 1]);
    expect([first, second, third].map((row) => row.rank_in_department)).toEqual([1, 2, 1]);
    expect(first.aisle_expected).toBeCloseTo(1.25, 6);
    expect(first.share_of_aisle).toBeCloseTo(0.75 / 1.25, 6);
    expect(third.aisle_expected).toBeCloseTo(0.75, 6);
    expect(third.share_of_aisle).toBeCloseTo(0.5 / 0.75, 6);
  });

  test('co-purchase expected from all candidates', () => {
    // 30 is linked from 10 (0.5) and 20 (0.25).
    expect(third.expected_co_purchase).toBeCloseTo(0.75 * 0.5 + 0.5 * 0.25, 6);
    expect(first.expected_co_purchase).toBe(0);
  });

  test('features of the candidate itself are copied by name', () => {
    expect(ownNames.length).toBeGreaterThan(10);
    [first, second, third].forEach((row, rank) => {
      for (const name of ownNames)
        expect(row[name]).toBe(1000 * shortlist[rank] + featureNames.indexOf(name));
    });
  });

  test('every column is filled, except the distance to a next candidate where there is none', () => {
    const missing = [first, second, third].flatMap((row) =>
      stage2Names.filter((name) => Number.isNaN(row[name])),
    );
    expect(missing).toEqual(['score_above_next']);
    expect(Object.keys(stage2Place)).toEqual(stage2Names);
  });

  test('the order of the candidates does not matter', () => {
    const reversed = listOf([2, 0.5], [3, 0.25], [0, 0.75], [1, 0.5]);
    const rows = rowsByName(reversed, [2, 3, 0]);
    for (const name of stage2Names.filter((column) => !ownNames.includes(column))) {
      expect(rows.map((row) => row[name])).toEqual([first, second, third].map((row) => row[name]));
    }
  });

  test('computing a list leaves no trace in the next one', () => {
    rowsByName(listOf([4, 0.9], [0, 0.9], [3, 0.9]), [0, 1, 2]);
    expect(rowsByName(list, shortlist)).toEqual([first, second, third]);
  });

  test('one candidate is the best, the first of its aisle and the whole basket', () => {
    const [only] = rowsByName(listOf([4, 0.5]), [0]);
    expect(only).toMatchObject({
      ...{ stage1_rank: 1, score_below_best: 0, expected_basket: 0.5, share_of_expected_basket: 1 },
      ...{
        expected_basket_above: 0,
        share_of_aisle: 1,
        rank_in_aisle: 1,
        rank_in_department: 1,
        candidates: 1,
      },
    });
    expect(only.score_above_next).toBeNaN();
  });

  test('no candidates, no rows', () => {
    expect(shortlistRows(listOf(), new Int32Array(0))).toHaveLength(0);
  });
});
