/** Filters change no score in GraphQL and REST, personal or popular. */
import { startTestService } from './test-service';
import type { TestService } from './test-service';
import { COLD_USER, uuidOf } from './test-shop';

interface Item {
  readonly score: number;
  readonly product: { readonly id: string };
}

describe('scores and filters through the API', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());

  const filters = [
    { departmentIds: ['1'] },
    { aisleIds: ['2', '3'], maxPrice: 9 },
    { excludeHistory: true },
    { excludeProductIds: Array.from({ length: 60 }, (_, i) => String(i + 1)) },
  ];

  test.each([
    ['PERSONALIZED', 5],
    ['PERSONALIZED', 58],
    ['POPULAR', COLD_USER],
  ])('%s, user %i: lists, baskets and REST agree', async (strategy, user) => {
    const scores = new Map<string, number>();
    let compared = 0;
    const compare = (items: readonly (readonly [id: string, score: number])[]) => {
      items.forEach(([id, score], i) => {
        if (i > 0) expect(items[i - 1][1]).toBeGreaterThanOrEqual(score);
        if (scores.has(id)) compared++;
        expect([id, scores.get(id) ?? score]).toEqual([id, score]);
        scores.set(id, score);
      });
    };
    for (const filter of [{}, ...filters]) {
      const { data, errors } = await service.query(
        `query ($user: ID!, $filter: RecommendationFilterInput) {
          recommendations(userId: $user, first: 100, filter: $filter) { strategy items { score product { id } } }
          user(id: $user) { nextBasket(filter: $filter) { strategy items { score product { id } } } }
          nextBasket(userId: $user, filter: $filter) { strategy items { score product { id } } }
        }`,
        { user: uuidOf(user), filter },
      );
      expect(errors).toBeUndefined();
      expect(data.user.nextBasket).toEqual(data.nextBasket);
      for (const answer of [data.recommendations, data.nextBasket]) {
        expect(answer.strategy).toBe(strategy);
        compare((answer.items as readonly Item[]).map(({ score, product }) => [product.id, score]));
      }
    }
    const predictions = await fetch(`${service.url}/api/predictions/user/${uuidOf(user)}`);
    const { data } = (await predictions.json()) as {
      data: { predictions: { productId: number; score: number }[] };
    };
    expect(data.predictions).toHaveLength(10);
    compare(data.predictions.map(({ productId, score }) => [String(productId), score]));
    const predict = await fetch(`${service.url}/predict/${user}`, { method: 'POST' });
    const { predicted_cart } = (await predict.json()) as {
      predicted_cart: { product_id: number; score: number }[];
    };
    compare(predicted_cart.map(({ product_id, score }) => [String(product_id), score]));
    expect(compared).toBeGreaterThan(100);
  });
});
