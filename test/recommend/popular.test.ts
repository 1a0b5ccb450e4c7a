import { popularInContext, popularRecommendations } from '../../src/recommend/popular';
import { tinyCatalogue } from './tiny-catalogue';

const everything = () => true;
const sunday = { dayOfWeek: 1, hourOfDay: 9 };
/** 50 and 30 are popular on Sunday morning; shares of all orders: 10 0.5, 20 0.4, 30 0.3, 40 0.3, 50 0. */
const catalogue = tinyCatalogue({
  onSundayMorning: [
    [50, 0.45],
    [30, 0.35],
  ],
});

const idsOf = (items: readonly { productId: number }[]) => items.map(({ productId }) => productId);
const recommend = (first: number, context = {}, admits: (product: number) => boolean = everything) =>
  popularRecommendations(catalogue, context, admits, first);

test('without a context: by the share of all orders; equal shares: smaller product first', () => {
  const items = recommend(5);
  expect(idsOf(items)).toEqual([10, 20, 30, 40, 50]);
  expect(items.map(({ score }) => score)).toEqual([0.5, 0.4, 0.3, 0.3, 0]);
  expect(items.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
  expect(new Set(items.map(({ source }) => source))).toEqual(new Set(['POPULAR']));
});

test('the products of the context come first; the whole catalogue fills up, in one order by share', () => {
  expect(idsOf(recommend(2, sunday))).toEqual([50, 30]);
  const items = recommend(5, sunday);
  expect(idsOf(items)).toEqual([10, 50, 20, 30, 40]);
  expect(items.map(({ score }) => score)).toEqual([0.5, 0.45, 0.4, 0.35, 0.3]);
});

test('a context that no order had is answered as if none was given', () => {
  expect(recommend(5, { dayOfWeek: 3, hourOfDay: 9 })).toEqual(recommend(5));
  expect(recommend(5, { dayOfWeek: 1 })).toEqual(recommend(5));
});

test('equal shares from the context and the whole catalogue: smaller product first', () => {
  const tied = tinyCatalogue({ onSundayMorning: [[50, 0.5]] });
  const found = popularInContext(tied, sunday, everything, 2);
  expect(found.map(({ product }) => product)).toEqual([0, 4]);
});

test('what is not admitted appears nowhere, and the others keep their scores', () => {
  const notFirst = recommend(5, sunday, (product) => product !== 4 && product !== 0);
  expect(idsOf(notFirst)).toEqual([20, 30, 40]);
  expect(notFirst.map(({ score }) => score)).toEqual([0.4, 0.35, 0.3]);
  expect(recommend(5, sunday, () => false)).toEqual([]);
});

test('the reason says which orders the share is of', () => {
  const texts = recommend(5, sunday).map(({ reasons }) => reasons[0].text);
  expect(texts).toEqual([
    'in 50 % of all orders',
    "in 45 % of orders on this day between 8 and 12 o'clock",
    'in 40 % of all orders',
    "in 35 % of orders on this day between 8 and 12 o'clock",
    'in 30 % of all orders',
  ]);
  const [never] = recommend(1, {}, (product) => product === 4);
  expect(never).toMatchObject({
    productId: 50,
    score: 0,
    reasons: [{ group: 'POPULARITY', contribution: 0 }],
  });
  expect(never.reasons[0].text).toMatch(/^not ordered/);
});

test('a list of length 0 and an empty catalogue give nothing', () => {
  expect(recommend(0, sunday)).toEqual([]);
  expect(popularRecommendations(tinyCatalogue({ products: [] }), sunday, everything, 10)).toEqual([]);
});
