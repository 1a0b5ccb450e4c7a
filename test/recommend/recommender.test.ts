/** The recommender over a real database and a real published model (ONNX in its worker thread). */
import { loadModel } from '../../src/inference/loaded-model';
import type { LoadedModel } from '../../src/inference/loaded-model';
import { servable, servingModelOf } from '../../src/recommend/loaded-serving-model';
import type { ProductFilter, Recommendation, Recommender } from '../../src/recommend/recommendation';
import { createRecommender } from '../../src/recommend/recommender';
import { loadCatalogue } from '../../src/retrieval/catalogue';
import type { Catalogue } from '../../src/retrieval/catalogue';
import { createTrainedShop } from '../setup/trained-shop';
import type { TrainedShop } from '../setup/trained-shop';

const now = () => new Date('2026-11-21T10:30:00');

describe('the recommender', () => {
  let shop: TrainedShop;
  let loaded: LoadedModel;
  let catalogue: Catalogue;
  let recommender: Recommender;
  let withoutModel: Recommender;
  /** Product ids that user 1 bought. */
  let history: Set<number>;

  beforeAll(async () => {
    shop = await createTrainedShop({ pending: true });
    const { pool } = shop.database;
    await pool.query('insert into users (id, external_id, uuid) values (999, 999::text, gen_random_uuid())');
    loaded = await loadModel(shop.modelsDir, shop.trained.manifest.version, servable);
    catalogue = await loadCatalogue(pool, 0);
    const model = servingModelOf(loaded);
    const parts = { pool, catalogue: () => catalogue, clock: now };
    recommender = createRecommender({ ...parts, leaseModel: () => ({ model, release: () => {} }) });
    withoutModel = createRecommender({ ...parts, leaseModel: () => null });
    const { rows } = await pool.query<{ product_id: number }>(
      'select distinct product_id from orders join order_items on order_id = id where user_id = 1',
    );
    history = new Set(rows.map(({ product_id }) => product_id));
  });
  afterAll(async () => {
    await loaded.close();
    await shop.close();
  });

  const idsOf = (items: readonly Recommendation[]) => items.map(({ productId }) => productId);
  const paths: [string, () => Recommender, number][] = [
    ['with a model', () => recommender, 1],
    ['without a model', () => withoutModel, 1],
    ['for a user without history', () => recommender, 999],
  ];

  test('a user with history gets a personal list, best first, with calibrated probabilities and reasons', async () => {
    const [{ strategy, modelVersion, items }] = await recommender.recommend([{ userId: 1, first: 10 }]);
    expect(strategy).toBe('PERSONALIZED');
    expect(modelVersion).toBe(shop.trained.manifest.version);
    expect(items.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const scores = items.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    for (const item of items) {
      expect(item.score).toBeGreaterThan(0);
      expect(item.score).toBeLessThan(1);
      expect(item.source === 'HISTORY').toBe(history.has(item.productId));
      expect(item.reasons.length).toBeGreaterThan(0);
    }
  });

  test('without a model or a history the answer is marked as popular', async () => {
    const [noModel] = await withoutModel.recommend([{ userId: 1, first: 5 }]);
    const [coldStart] = await recommender.recommend([{ userId: 999, first: 5 }]);
    const [stranger] = await recommender.recommend([{ userId: null, first: 5 }]);
    for (const answer of [noModel, coldStart, stranger]) {
      expect(answer).toMatchObject({ strategy: 'POPULAR', modelVersion: null });
      expect(answer.items).toHaveLength(5);
      expect(answer.items[0].reasons[0].text).toMatch(/% of (all )?orders/);
    }
    const [{ expectedF1, strategy }] = await withoutModel.predictBaskets([{ userId: 1 }]);
    expect(strategy).toBe('POPULAR');
    expect(expectedF1).toBeGreaterThan(0);
  });

  test.each(paths)('%s every count from 1 to 100 is filled, without duplicates', async (_, of, userId) => {
    for (const first of [1, 50, 100]) {
      const [{ items }] = await of().recommend([{ userId, first }]);
      expect(new Set(idsOf(items)).size).toBe(first);
    }
  });

  const inAisle = (aisle: number) => (id: number) => 1 + (id % 6) === aisle;
  const price = (id: number) => 1 + (id % 7);
  const filters: [string, ProductFilter, (id: number) => boolean][] = [
    ['aisles', { aisleIds: [2] }, inAisle(2)],
    ['departments', { departmentIds: [3] }, (id) => 1 + (id % 3) === 3],
    ['a price range', { minPrice: 3, maxPrice: 4 }, (id) => price(id) >= 3 && price(id) <= 4],
    ['excluded products', { excludeProductIds: [1, 2, 3, 4, 5, 6, 7, 8] }, (id) => id > 8],
    ['several at once', { aisleIds: [2], minPrice: 5 }, (id) => inAisle(2)(id) && price(id) >= 5],
  ];
  describe.each(paths)('%s', (_, of, userId) => {
    test.each(filters)(
      'the filter by %s holds and the count is filled while the catalogue can',
      async (__, filter, ok) => {
        const allowed = Array.from({ length: 150 }, (___, i) => i + 1).filter(ok);
        const [{ items }] = await of().recommend([{ userId, first: 100, filter }]);
        expect(idsOf(items).filter((id) => !ok(id))).toEqual([]);
        expect(items).toHaveLength(Math.min(100, allowed.length));
      },
    );
  });

  test.each(paths.slice(0, 2))('%s excludeHistory leaves out everything bought before', async (_, of) => {
    const [{ items }] = await of().recommend([{ userId: 1, first: 100, filter: { excludeHistory: true } }]);
    expect(items).toHaveLength(100);
    expect(idsOf(items).filter((id) => history.has(id))).toEqual([]);
  });

  test.each(paths)('%s neither unavailable nor dismissed products appear', async (_, of, userId) => {
    const { pool } = shop.database;
    const [before] = await of().recommend([{ userId, first: 2 }]);
    const [gone, dismissed] = idsOf(before.items);
    await pool.query('update products set available = false where id = $1', [gone]);
    await pool.query(
      `insert into feedback_events (request_id, user_id, product_id, kind) values (gen_random_uuid(), $1, $2, 'dismiss')`,
      [userId, dismissed],
    );
    try {
      const [list] = await of().recommend([{ userId, first: 100 }]);
      const [basket] = await of().predictBaskets([{ userId }]);
      const popular = await of().popularProducts(100, {}, {});
      expect(list.items).toHaveLength(100);
      expect([...idsOf(list.items), ...idsOf(basket.items)]).not.toContain(gone);
      expect([...idsOf(list.items), ...idsOf(basket.items)]).not.toContain(dismissed);
      expect(popular).not.toContain(gone);
    } finally {
      await pool.query('update products set available = true');
      await pool.query('delete from feedback_events');
    }
  });

  test('a batch gives what single requests give', async () => {
    const requests = [
      { userId: 1, first: 10 },
      { userId: 2, first: 3, filter: { aisleIds: [1] } },
      { userId: 999, first: 4 },
      { userId: 1, first: 5, context: { dayOfWeek: 3, hourOfDay: 20 } },
    ];
    const together = await recommender.recommend(requests);
    for (const [i, request] of requests.entries()) {
      const [alone] = await recommender.recommend([request]);
      expect(idsOf(together[i].items)).toEqual(idsOf(alone.items));
      together[i].items.forEach(({ score }, r) => expect(score).toBeCloseTo(alone.items[r].score, 6));
    }
  });

  test('the context of the request is used', async () => {
    const requests = [1, 30].map((daysSincePriorOrder) => ({
      userId: 1,
      first: 20,
      context: { daysSincePriorOrder },
    }));
    const [soon, late] = await recommender.recommend(requests);
    expect(soon.items.map(({ score }) => score)).not.toEqual(late.items.map(({ score }) => score));
  });

  test('the predicted basket is a prefix of the ranking with a positive expected F1', async () => {
    const [basket] = await recommender.predictBaskets([{ userId: 1 }]);
    const [list] = await recommender.recommend([{ userId: 1, first: 100 }]);
    expect(idsOf(basket.items)).toEqual(idsOf(list.items).slice(0, basket.items.length));
    expect(basket.items.length).toBeGreaterThan(0);
    expect(basket.expectedF1).toBeGreaterThan(0);
    expect(basket.expectedF1).toBeLessThan(1);
  });

  test("the facts in reasons match the user's orders", async () => {
    const { pool } = shop.database;
    const [{ items }] = await recommender.recommend([{ userId: 1, first: 30 }]);
    const { rows: known } = await pool.query<{ orders: number }>(
      'select count(*)::int as orders from known_orders where user_id = 1',
    );
    let checked = 0;
    for (const { productId, reasons } of items) {
      for (const { text } of reasons) {
        const [, times, orders] = /(\d+) of (?:your )?(\d+)(?: in all| orders)$/.exec(text) ?? [];
        if (times === undefined) continue;
        const { rows } = await pool.query<{ times: number }>(
          `select count(*)::int as times from orders join order_items on order_id = id where user_id = 1 and product_id = $1`,
          [productId],
        );
        expect([Number(times), Number(orders)]).toEqual([rows[0].times, known[0].orders]);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(0);
  });

  test('similar products are bought in the same orders', async () => {
    const product = catalogue.products.ids[catalogue.byPopularity[0]];
    const similar = await recommender.similarProducts(product, 3);
    expect(similar.length).toBeGreaterThan(0);
    for (const { productId, orders } of similar) {
      const { rows } = await shop.database.pool.query<{ both: number }>(
        `select count(*)::int as both from order_items a join order_items b using (order_id) where a.product_id = $1 and b.product_id = $2`,
        [product, productId],
      );
      expect(orders).toBe(rows[0].both);
    }
    expect(await recommender.similarProducts(12345, 3)).toEqual([]);
  });
});
