/** The queue before a recommender that answers when the test lets it. */
import { OverloadedError } from '../../src/lib/overloaded-error';
import { queuedRecommender } from '../../src/recommend/queued-recommender';
import type { QueueLimits } from '../../src/recommend/queued-recommender';
import type { RecommendationRequest, Recommender } from '../../src/recommend/recommendation';

interface Call {
  readonly kind: 'list' | 'basket';
  readonly userIds: readonly (number | null)[];
  answer: () => void;
  fail: (error: Error) => void;
}

/** Answers with the user's id as the version of the model, so that the answers differ. */
function heldRecommender() {
  const calls: Call[] = [];
  const held = <T>(kind: Call['kind'], requests: readonly { userId: number | null }[], more: T) =>
    new Promise<({ strategy: 'POPULAR'; modelVersion: string; items: [] } & T)[]>((resolve, reject) => {
      const userIds = requests.map(({ userId }) => userId);
      const answers = userIds.map((userId) => ({
        strategy: 'POPULAR' as const,
        modelVersion: `for ${userId}`,
        items: [] as [],
        ...more,
      }));
      calls.push({ kind, userIds, answer: () => resolve(answers), fail: reject });
    });
  const recommender: Recommender = {
    recommend: (requests) => held('list', requests, {}),
    predictBaskets: (requests) => held('basket', requests, { expectedF1: 0.5 }),
    similarProducts: async (productId) => [{ productId, confidence: 1, lift: 1, orders: 1 }],
    popularProducts: async (first) => [first],
  };
  return { calls, recommender };
}

const limits = (maxQueued: number): QueueLimits => ({ maxQueued, timeoutMs: 60_000 });
const requestsOf = (...userIds: number[]): RecommendationRequest[] =>
  userIds.map((userId) => ({ userId, first: 10 }));
const versions = (answers: readonly { modelVersion: string | null }[]) =>
  answers.map(({ modelVersion }) => modelVersion);
const turn = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));

test('requests of one turn share a call; each caller gets its own answers, in order', async () => {
  const { calls, recommender } = heldRecommender();
  const queued = queuedRecommender(recommender, limits(100));
  const first = queued.recommend(requestsOf(1));
  const second = queued.recommend(requestsOf(3, 2));
  await turn();
  expect(calls.map(({ userIds }) => userIds)).toEqual([[1, 3, 2]]);
  calls[0].answer();
  expect(versions(await first)).toEqual(['for 1']);
  expect(versions(await second)).toEqual(['for 3', 'for 2']);
});

test('many requests are divided into batches that run at the same time', async () => {
  const { calls, recommender } = heldRecommender();
  const queued = queuedRecommender(recommender, limits(100));
  const userIds = Array.from({ length: 40 }, (_, i) => i);
  const answers = queued.recommend(requestsOf(...userIds));
  await turn();
  expect(calls.map((call) => call.userIds.length)).toEqual([10, 10, 10]);
  expect(queued.stats().recommendations.waiting).toBe(10);
  for (let next = 0; next < 4; next++) {
    calls[next].answer();
    await turn();
  }
  expect(calls.flatMap((call) => call.userIds)).toEqual(userIds);
  expect(versions(await answers)).toEqual(userIds.map((userId) => `for ${userId}`));
});

test('lists and baskets have a queue each', async () => {
  const { calls, recommender } = heldRecommender();
  const queued = queuedRecommender(recommender, limits(100));
  const lists = queued.recommend(requestsOf(1));
  const baskets = queued.predictBaskets([{ userId: 2 }]);
  await turn();
  expect(calls.map(({ kind, userIds }) => [kind, userIds])).toEqual([
    ['list', [1]],
    ['basket', [2]],
  ]);
  calls.forEach(({ answer }) => answer());
  await lists;
  expect((await baskets)[0]).toMatchObject({ modelVersion: 'for 2', expectedF1: 0.5 });
  expect(queued.stats()).toMatchObject({
    recommendations: { calls: 1, keys: 1 },
    baskets: { calls: 1, keys: 1 },
  });
});

test('what would have to wait beyond the limit is refused, and the rest is answered', async () => {
  const { calls, recommender } = heldRecommender();
  const queued = queuedRecommender(recommender, limits(2));
  const accepted = queued.recommend(requestsOf(1, 2));
  await expect(queued.recommend(requestsOf(3))).rejects.toBeInstanceOf(OverloadedError);
  await turn();
  calls[0].answer();
  expect(versions(await accepted)).toEqual(['for 1', 'for 2']);
  expect(queued.stats().recommendations).toMatchObject({ refused: 1, waiting: 0 });
});

test('a request that takes too long is refused', async () => {
  const queued = queuedRecommender(heldRecommender().recommender, { ...limits(10), timeoutMs: 1 });
  await expect(queued.recommend(requestsOf(1))).rejects.toBeInstanceOf(OverloadedError);
});

test('an error reaches the callers of its batch alone', async () => {
  const { calls, recommender } = heldRecommender();
  const queued = queuedRecommender(recommender, limits(10));
  const failing = queued.recommend(requestsOf(1));
  await turn();
  const later = queued.recommend(requestsOf(2));
  calls[0].fail(new Error('no such luck'));
  await expect(failing).rejects.toThrow('no such luck');
  await turn();
  calls[1].answer();
  expect(versions(await later)).toEqual(['for 2']);
});

test('similar and popular products do not queue', async () => {
  const queued = queuedRecommender(heldRecommender().recommender, limits(0));
  expect(await queued.similarProducts(7, 1)).toMatchObject([{ productId: 7 }]);
  expect(await queued.popularProducts(3, {}, {})).toEqual([3]);
});
