/**
 * A score means one thing: a filter chooses which products are shown and changes no score. Many users and filters, with a
 * real model in its worker thread whose stage 2 has full weight.
 */
import { loadModel } from '../../src/inference/loaded-model';
import type { LoadedModel } from '../../src/inference/loaded-model';
import { servable, servingModelOf } from '../../src/recommend/loaded-serving-model';
import type {
  OrderContext,
  ProductFilter,
  Recommendation,
  Recommender,
} from '../../src/recommend/recommendation';
import { createRecommender } from '../../src/recommend/recommender';
import { loadCatalogue } from '../../src/retrieval/catalogue';
import { createTrainedShop } from '../setup/trained-shop';
import type { TrainedShop } from '../setup/trained-shop';

const PRODUCTS = 600;
const USERS = Array.from({ length: 24 }, (_, i) => i + 1);
const STRANGER = 999;
const now = () => new Date('2026-11-21T10:30:00');

const inAisle = (aisle: number) => (id: number) => 1 + (id % 6) === aisle;
const price = (id: number) => 1 + (id % 7);
const filters: [string, ProductFilter, (id: number) => boolean][] = [
  ['one aisle', { aisleIds: [2] }, inAisle(2)],
  ['a department', { departmentIds: [3] }, (id) => 1 + (id % 3) === 3],
  ['a price range', { minPrice: 3, maxPrice: 4 }, (id) => price(id) >= 3 && price(id) <= 4],
  [
    'half of the products',
    { excludeProductIds: Array.from({ length: 300 }, (_, i) => i + 1) },
    (id) => id > 300,
  ],
  ['few products', { aisleIds: [2], minPrice: 7 }, (id) => inAisle(2)(id) && price(id) === 7],
  ['no products', { aisleIds: [99] }, () => false],
];

describe('scores and filters', () => {
  let shop: TrainedShop;
  let loaded: LoadedModel;
  let recommender: Recommender;
  let withoutModel: Recommender;
  /** User id -> ids of the products that the user bought. */
  const bought = new Map<number, ReadonlySet<number>>();

  beforeAll(async () => {
    shop = await createTrainedShop({ products: PRODUCTS, pending: true });
    const { pool } = shop.database;
    await pool.query('insert into users (id, external_id, uuid) values (999, 999::text, gen_random_uuid())');
    loaded = await loadModel(shop.modelsDir, shop.trained.manifest.version, servable);
    const trained = servingModelOf(loaded);
    const settings = { ...trained.settings, shortlistSize: 100, stage2Weight: 1 };
    const catalogue = await loadCatalogue(pool, 0);
    const parts = { pool, catalogue: () => catalogue, clock: now };
    const lease = { model: { ...trained, settings }, release: () => {} };
    recommender = createRecommender({ ...parts, leaseModel: () => lease });
    withoutModel = createRecommender({ ...parts, leaseModel: () => null });
    const { rows } = await pool.query<{ user_id: number; ids: number[] }>(
      'select user_id, array_agg(product_id) as ids from orders join order_items on order_id = id group by user_id',
    );
    for (const { user_id, ids } of rows) bought.set(user_id, new Set(ids));
  });
  afterAll(async () => {
    await loaded.close();
    await shop.close();
  });

  const list = async (
    of: Recommender,
    userId: number,
    filter: ProductFilter = {},
    context: OrderContext = {},
  ): Promise<readonly Recommendation[]> => {
    const [{ items }] = await of.recommend([{ userId, first: 100, filter, context }]);
    return items;
  };
  const idsOf = (items: readonly Recommendation[]) => items.map(({ productId }) => productId);

  /** Compares the answers with one another: every product has one score, and all answers have the same order. */
  const expectOneRanking = (answers: readonly (readonly Recommendation[])[]) => {
    const scores = new Map<number, number>();
    const order = new Map<string, boolean>();
    for (const items of answers) {
      items.forEach(({ productId, score, rank }, i) => {
        expect(rank).toBe(i + 1);
        expect([productId, scores.get(productId) ?? score]).toEqual([productId, score]);
        scores.set(productId, score);
        if (i > 0) expect(items[i - 1].score).toBeGreaterThanOrEqual(score);
        for (const { productId: better } of items.slice(0, i)) {
          order.set(`${better} before ${productId}`, true);
        }
      });
    }
    const contradictions = [...order.keys()].filter((pair) => {
      const [a, b] = pair.split(' before ');
      return order.has(`${b} before ${a}`);
    });
    expect(contradictions).toEqual([]);
    return scores;
  };

  const paths: [string, () => Recommender, readonly number[]][] = [
    ['personal', () => recommender, USERS],
    ['popular, without a model', () => withoutModel, USERS.slice(0, 4)],
    ['popular, for a user without history', () => recommender, [STRANGER]],
  ];

  test.each(paths)(
    '%s: one score and one order in all answers, and every count is filled',
    async (_, of, users) => {
      for (const userId of users) {
        const answers = [await list(of(), userId)];
        const own = bought.get(userId) ?? new Set();
        for (const [name, filter, ok] of filters) {
          for (const excludeHistory of [false, true]) {
            const items = await list(of(), userId, { ...filter, excludeHistory });
            const allowed = Array.from({ length: PRODUCTS }, (__, i) => i + 1).filter(
              (id) => ok(id) && !(excludeHistory && own.has(id)),
            );
            expect([name, idsOf(items).filter((id) => !allowed.includes(id))]).toEqual([name, []]);
            expect([name, items.length]).toEqual([name, Math.min(100, allowed.length)]);
            answers.push(items);
          }
        }
        expectOneRanking(answers);
      }
    },
  );

  test('filters reach products below the shortlist, whose scores are bounded by it', async () => {
    const items = await list(recommender, 1);
    const lowest = items[items.length - 1].score;
    const listed = new Set(idsOf(items));
    const below = (await list(recommender, 1, { aisleIds: [2] })).filter(
      ({ productId }) => !listed.has(productId),
    );
    expect(below.length).toBeGreaterThan(50);
    for (const { score, reasons } of below) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(lowest);
      expect(reasons.length).toBeLessThanOrEqual(3);
    }
  });

  test('reasons and source of a listed product do not change with a filter', async () => {
    const all = new Map((await list(recommender, 1)).map((item) => [item.productId, item]));
    let compared = 0;
    for (const [, filter] of filters) {
      for (const { productId, source, reasons } of await list(recommender, 1, filter)) {
        const same = all.get(productId);
        if (!same) continue;
        expect({ source, reasons }).toEqual({ source: same.source, reasons: same.reasons });
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(50);
  });

  test('the scores are those of the context, whatever the filter', async () => {
    const context = { dayOfWeek: 3, hourOfDay: 20, daysSincePriorOrder: 30 };
    for (const userId of USERS.slice(0, 4)) {
      const answers = [await list(recommender, userId, {}, context)];
      for (const [, filter] of filters) answers.push(await list(recommender, userId, filter, context));
      expectOneRanking(answers);
    }
  });

  test.each(paths)('%s: the filtered basket is the head of the filtered list', async (_, of, users) => {
    for (const userId of users.slice(0, 8)) {
      const [whole] = await of().predictBaskets([{ userId }]);
      for (const [, filter] of filters) {
        const [basket] = await of().predictBaskets([{ userId, filter }]);
        const items = await list(of(), userId, filter);
        const scores = ({ productId, score }: Recommendation) => [productId, score];
        expect(basket.items.map(scores)).toEqual(items.slice(0, basket.items.length).map(scores));
        // What the filter hides is in the basket too, so a filter can only make the prediction worse.
        expect(basket.expectedF1).toBeLessThanOrEqual(whole.expectedF1);
      }
    }
  });

  test('a filter that excludes nothing changes nothing', async () => {
    const [plain] = await recommender.predictBaskets([{ userId: 1 }]);
    const [admitsAll] = await recommender.predictBaskets([
      { userId: 1, filter: { departmentIds: [1, 2, 3] } },
    ]);
    expect(admitsAll.items.map(({ score }) => score)).toEqual(plain.items.map(({ score }) => score));
    expect(admitsAll.expectedF1).toBeCloseTo(plain.expectedF1, 12);
  });

  test('a batch gives the scores that each request gets alone', async () => {
    const requests = USERS.flatMap((userId) => [
      { userId, first: 100 },
      { userId, first: 100, filter: { aisleIds: [2] } },
    ]);
    const together = await recommender.recommend(requests);
    for (const [r, { userId, filter }] of requests.entries()) {
      const alone = await list(recommender, userId, filter);
      const scores = ({ productId, score }: Recommendation) => [productId, score];
      expect(together[r].items.map(scores)).toEqual(alone.map(scores));
    }
  });
});
