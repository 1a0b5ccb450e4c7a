/** Which answers are cached, and when they are computed again. */
import type { AnswerCache, CachedAnswer } from '../../src/recommend/answer-cache';
import { cachedRecommender } from '../../src/recommend/cached-recommender';
import { memoryAnswerCache } from '../../src/recommend/memory-answer-cache';
import type {
  RecommendationList,
  RecommendationRequest,
  Recommender,
} from '../../src/recommend/recommendation';

/** Counts its answers; the product id is the number of the answer. */
function countingRecommender() {
  let made = 0;
  const answer = (): RecommendationList => {
    const productId = ++made;
    return {
      strategy: 'PERSONALIZED',
      modelVersion: 'm1',
      items: [
        {
          rank: 1,
          productId,
          score: 0.5,
          source: 'HISTORY',
          get reasons() {
            return [
              {
                group: 'HABIT' as const,
                kind: 'IN_LAST_ORDER' as const,
                text: `for ${productId}`,
                values: [],
                contribution: 1,
              },
            ];
          },
        },
      ],
    };
  };
  const recommender: Recommender = {
    recommend: async (requests) => requests.map(answer),
    predictBaskets: async (requests) => requests.map(() => ({ ...answer(), expectedF1: 0.4 })),
    similarProducts: async () => [],
    popularProducts: async () => [7],
  };
  return { recommender, made: () => made };
}

const asOf = { shared: '5', user: 2 };
const request: RecommendationRequest = { userId: 1, first: 10, asOf };

describe('cachedRecommender', () => {
  let state = 'm1/5';
  let hour = new Date('2026-11-23T10:00:00Z');
  let inner: ReturnType<typeof countingRecommender>;
  let looks: boolean[];
  let cached: Recommender;
  beforeEach(() => {
    state = 'm1/5';
    hour = new Date('2026-11-23T10:00:00Z');
    inner = countingRecommender();
    looks = [];
    cached = cachedRecommender(inner.recommender, {
      cache: memoryAnswerCache(100, 60),
      state: () => state,
      clock: () => hour,
      onLookup: (found) => looks.push(found),
    });
  });
  const ask = async (asked: RecommendationRequest) => (await cached.recommend([asked]))[0].items[0].productId;

  test('answers the same request from the cache, reasons included', async () => {
    const [first] = await cached.recommend([request]);
    const [second] = await cached.recommend([request]);
    expect(second).toEqual(first);
    expect(second.items[0].reasons).toEqual([
      { group: 'HABIT', kind: 'IN_LAST_ORDER', values: [], text: 'for 1', contribution: 1 },
    ]);
    expect(inner.made()).toBe(1);
    expect(looks).toEqual([false, true]);
  });

  test('stores plain data, so that it does not keep the model or its rows in memory', async () => {
    const kept: CachedAnswer[] = [];
    const cache: AnswerCache = {
      get: async () => null,
      set: (_, answer) => kept.push(answer),
      clear: async () => {},
      close: async () => {},
    };
    const watched = cachedRecommender(inner.recommender, { cache, state: () => state, clock: () => hour });
    await watched.recommend([request]);
    expect(Object.getOwnPropertyDescriptor(kept[0].items[0], 'reasons')).toHaveProperty('value');
    expect(JSON.parse(JSON.stringify(kept[0]))).toEqual(kept[0]);
  });

  const changes: [string, () => RecommendationRequest][] = [
    ['an order or a dismissal of the user', () => ({ ...request, asOf: { ...asOf, user: 3 } })],
    ['the catalogue or an import', () => ({ ...request, asOf: { ...asOf, shared: '6' } })],
    ['the filter', () => ({ ...request, filter: { aisleIds: [1] } })],
    ['the context', () => ({ ...request, context: { hourOfDay: 3 } })],
    ['the number of products', () => ({ ...request, first: 11 })],
    ['the user', () => ({ ...request, userId: 2 })],
    [
      'the model or the catalogue in memory',
      () => {
        state = 'm2/5';
        return request;
      },
    ],
    [
      'the hour',
      () => {
        hour = new Date('2026-11-23T11:00:00Z');
        return request;
      },
    ],
  ];
  test.each(changes)('computes a new answer after a change of %s', async (_, changed) => {
    expect(await ask(request)).toBe(1);
    expect(await ask(changed())).toBe(2);
  });

  test('computes every answer again once the cache was cleared', async () => {
    const cache = memoryAnswerCache(10, 60);
    const parts = { cache, state: () => state, clock: () => hour };
    const recommender = cachedRecommender(inner.recommender, parts);
    await recommender.recommend([request]);
    await cache.clear();
    const [list] = await recommender.recommend([request]);
    expect(list.items[0].productId).toBe(2);
  });

  test('keeps lists and baskets apart', async () => {
    await cached.recommend([request]);
    const [basket] = await cached.predictBaskets([{ userId: 1, asOf }]);
    expect(basket.expectedF1).toBe(0.4);
    expect(inner.made()).toBe(2);
  });

  test('does not cache requests without data versions', async () => {
    const undated: RecommendationRequest = { userId: 1, first: 10 };
    expect([await ask(undated), await ask(undated)]).toEqual([1, 2]);
    expect(looks).toEqual([]);
  });

  test('computes the answer to concurrent identical requests once', async () => {
    const lists = await Promise.all([cached.recommend([request, request]), cached.recommend([request])]);
    expect(lists.flat().map(({ items }) => items[0].productId)).toEqual([1, 1, 1]);
  });

  test('does not cache an answer if a model was activated while it was computed', async () => {
    const slow: Recommender = {
      ...inner.recommender,
      recommend: async (requests) => {
        state = 'm2/5';
        return inner.recommender.recommend(requests);
      },
    };
    const kept: string[] = [];
    const cache: AnswerCache = {
      get: async () => null,
      set: (key) => kept.push(key),
      clear: async () => {},
      close: async () => {},
    };
    await cachedRecommender(slow, { cache, state: () => state, clock: () => hour }).recommend([request]);
    expect(kept).toEqual([]);
  });

  test('does not cache a failure', async () => {
    let fails = true;
    const shaky: Recommender = {
      ...inner.recommender,
      recommend: (requests) =>
        fails ? Promise.reject(new Error('no database')) : inner.recommender.recommend(requests),
    };
    const parts = { cache: memoryAnswerCache(10, 60), state: () => state, clock: () => hour };
    const recommender = cachedRecommender(shaky, parts);
    await expect(recommender.recommend([request])).rejects.toThrow('no database');
    fails = false;
    expect(await recommender.recommend([request])).toHaveLength(1);
  });
});
