import { messageOfCode } from '../../src/explorer/panel/error-message';
import { boughtIn } from '../../src/explorer/shopper/bought-in';
import { movements } from '../../src/explorer/shopper/movement';
import { contextOf, filterOf, openQuestion } from '../../src/explorer/shopper/question';
import { sampleShopper } from '../../src/explorer/shopper/sample-shopper';
import { quantile, since, together } from '../../src/explorer/system/latency';
import { count, milliseconds, percent, sourceName } from '../../src/explorer/format';
import { ago, clock, dayAndHour, dayOf } from '../../src/explorer/calendar';
import { errorCodes } from '../../src/graphql/errors';

describe('words', () => {
  test.each([
    [0, '0.0%'],
    [0.0042, '0.4%'],
    [0.0994, '9.9%'],
    [0.0996, '10%'],
    [0.664, '66%'],
    [1, '100%'],
  ])('%d is %s', (share, text) => expect(percent(share)).toBe(text));

  test('count uses singular and plural', () => {
    expect([count(1, 'order'), count(0, 'order'), count(12345, 'product')]).toEqual([
      '1 order',
      '0 orders',
      '12,345 products',
    ]);
  });

  test('day 0 is Saturday, as in the imported data', () => {
    expect(dayOf(new Date(2026, 10, 21))).toBe(0);
    expect(dayOf(new Date(2026, 10, 27))).toBe(6);
    expect([dayAndHour(0, 7), dayAndHour(6, 18), clock(7)]).toEqual([
      'Saturday 07:00',
      'Friday 18:00',
      '07:00',
    ]);
  });

  test('an unknown day or hour of an order is left out', () => {
    expect([dayAndHour(2, null), dayAndHour(null, 0), dayAndHour(null, null)]).toEqual([
      'Monday',
      '00:00',
      'unknown time',
    ]);
  });

  test('ago formats elapsed time', () => {
    const now = Date.parse('2026-11-23T12:00:00Z');
    const before = (seconds: number) => ago(new Date(now - seconds * 1000).toISOString(), now);
    expect([before(5), before(60), before(7200), before(86_400 * 3)]).toEqual([
      'just now',
      '1 minute ago',
      '2 hours ago',
      '3 days ago',
    ]);
  });

  test('an unknown source is shown by its API name', () => {
    expect([sourceName('HISTORY'), sourceName('FROM_THE_MOON')]).toEqual(['Bought before', 'from the moon']);
  });

  test('milliseconds formats durations', () => {
    expect([milliseconds(null), milliseconds(3.14159), milliseconds(250.4)]).toEqual([
      '–',
      '3.1 ms',
      '250 ms',
    ]);
  });
});

describe('errors', () => {
  /** Errors in the page's own queries, for which the server's message is shown as it is. */
  const ownErrors = [
    'BAD_USER_INPUT',
    'PRODUCT_NOT_FOUND',
    'ORDER_NOT_FOUND',
    'USER_ERASED',
    'HOST_NOT_ALLOWED',
    'QUERY_TOO_COSTLY',
    'BAD_REQUEST',
    'PAYLOAD_TOO_LARGE',
    'GRAPHQL_PARSE_FAILED',
    'GRAPHQL_VALIDATION_FAILED',
    'OPERATION_RESOLUTION_FAILURE',
    'PERSISTED_QUERY_NOT_SUPPORTED',
    'NOT_FOUND',
  ];

  test('have a title and an action for every code that can occur', () => {
    expect([...Object.keys(messageOfCode), ...ownErrors].sort()).toEqual(Object.keys(errorCodes).sort());
  });
});

describe('the question', () => {
  test('contains only what was changed', () => {
    expect(contextOf(openQuestion)).toBeNull();
    expect(filterOf(openQuestion)).toBeNull();
    expect(contextOf({ ...openQuestion, hourOfDay: 0 })).toEqual({ hourOfDay: 0 });
    const leftOut = [{ id: '7', name: 'Milk' }];
    expect(filterOf({ ...openQuestion, excludeHistory: true, leftOut, departmentIds: ['3'] })).toEqual({
      excludeHistory: true,
      excludeProductIds: ['7'],
      departmentIds: ['3'],
    });
  });
});

describe('movements', () => {
  test('reports places gained and lost, and new products', () => {
    expect(movements(['a', 'b', 'c'], ['c', 'b', 'd', 'a'])).toEqual([2, null, 'new', -3]);
  });

  test('reports nothing for a first list', () => expect(movements(null, ['a'])).toEqual([null]));
});

describe('a sample shopper', () => {
  const shopper = (id: string, totalCount: number) => ({ id, orders: { totalCount } });

  test('has a sufficient history, or else the longest', () => {
    expect(sampleShopper([shopper('a', 3), shopper('b', 9), shopper('c', 40)])?.id).toBe('b');
    expect(sampleShopper([shopper('a', 3), shopper('b', 5), shopper('c', 5)])?.id).toBe('b');
    expect(sampleShopper([])).toBeUndefined();
  });
});

test('boughtIn checks each order', () => {
  const order = (...ids: string[]) => ({ items: ids.map((id) => ({ product: { id } })) });
  expect(boughtIn([order('1', '2'), order(), order('2')], '2')).toEqual([true, false, true]);
});

describe('latency', () => {
  const counts = (requests: readonly number[], name = 'recommendations', errors = 0) => ({
    name,
    errors,
    requests: requests.reduce((sum, one) => sum + one, 0),
    buckets: [10, 20, null].map((upTo, place) => ({ upTo, requests: requests[place] })),
  });

  test('sums operations without those of the page', () => {
    const all = together([counts([1, 2, 3], 'user', 1), counts([4, 0, 0]), counts([9, 9, 9], 'system')]);
    expect(all).toEqual({ ...counts([5, 2, 3], 'all'), errors: 1 });
    expect(together([])).toEqual({ name: 'all', requests: 0, errors: 0, buckets: [] });
  });

  test('computes the difference; after a restart everything is new', () => {
    expect(since(counts([1, 1, 0]), counts([4, 1, 1])).buckets.map(({ requests }) => requests)).toEqual([
      3, 0, 1,
    ]);
    expect(since(counts([5, 5, 5]), counts([1, 0, 0]))).toEqual(counts([1, 0, 0]));
  });

  test('interpolates quantiles linearly within a bucket', () => {
    const { buckets } = counts([50, 50, 0]);
    expect([quantile(buckets, 0.25), quantile(buckets, 0.5), quantile(buckets, 0.75)]).toEqual([5, 10, 15]);
    expect(quantile(counts([0, 0, 4]).buckets, 0.5)).toBe(20);
    expect(quantile(counts([0, 0, 0]).buckets, 0.5)).toBeNull();
    expect(quantile([], 0.5)).toBeNull();
  });
});
