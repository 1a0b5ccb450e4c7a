/** A shop whose orders have dates but no times, and in part not even a day of the week: the unknown stays missing. */
import { readActive } from '../../src/registry/versions';
import { viewsDir } from '../../src/db/database';
import type { Database } from '../../src/db/database';
import { refreshViews } from '../../src/db/views/refresh-views';
import { featureColumns, featureColumnsHash, featureNames } from '../../src/features/feature-columns';
import { readTargets } from '../../src/features/read-targets';
import { loadModel } from '../../src/inference/loaded-model';
import { servingModelOf } from '../../src/recommend/loaded-serving-model';
import { popularRecommendations } from '../../src/recommend/popular';
import { createRecommender } from '../../src/recommend/recommender';
import { stage2ColumnsHash } from '../../src/recommend/shortlist-rows';
import { candidateRows } from '../../src/retrieval/candidate-rows';
import { loadCatalogue } from '../../src/retrieval/catalogue';
import type { Catalogue } from '../../src/retrieval/catalogue';
import { trainModel } from '../../src/training/train-model';
import { insertShop } from '../setup/shop-fixture';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder, tinyRecipe } from '../setup/trained-shop';

const users = Array.from({ length: 40 }, (_, i) => i + 1);
const sizes = { userNeighbours: 5, coPurchase: 5, transition: 5, aislePopular: 5, popular: 20 };

test('without a favourite day, it is unknown whether a day is the favourite', () => {
  const column = featureColumns.find(({ name }) => name === 'is_favourite_day');
  expect([column?.value(3, 3), column?.value(3, 4), column?.value(3, NaN), column?.value(NaN, 3)]).toEqual([
    ...[1, 0, NaN, NaN],
  ]);
});

describe('orders without hours, half of them without days', () => {
  let database: Database;
  let catalogue: Catalogue;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool, { users: users.length, products: 150 });
    await database.pool.query(
      'update orders set hour_of_day = null, day_of_week = case when user_id % 2 = 0 then day_of_week end',
    );
    await refreshViews(database.pool, viewsDir);
    catalogue = await loadCatalogue(database.pool, 1);
  });
  afterAll(() => database.close());

  test('features of the hour are missing in every row, features of the day where it is unknown', async () => {
    const targets = await readTargets(database.pool, users, 1);
    const requests = targets.map((target) => ({ target, filter: {}, dismissed: new Set<number>() }));
    const found = await candidateRows(
      { pool: database.pool, catalogue, sizes, unavailable: new Set() },
      requests,
    );
    const valuesOf = (r: number, name: string) =>
      Array.from({ length: found.starts[r + 1] - found.starts[r] }, (_, i) => {
        const row = found.starts[r] + i;
        return found.rows[row * found.width + featureNames.indexOf(name)];
      });
    targets.forEach(({ userId }, r) => {
      for (const name of featureNames.filter((feature) => feature.includes('hour'))) {
        expect(valuesOf(r, name).every(Number.isNaN)).toBe(true);
      }
      for (const name of ['context_day_of_week', 'is_favourite_day', 'product_day_fit']) {
        expect([userId, name, valuesOf(r, name).every(Number.isNaN)]).toEqual([
          userId,
          name,
          userId % 2 === 1,
        ]);
      }
    });
  });

  test('a favourite day is unknown without known days', async () => {
    const { rows } = await database.pool.query<{ user_id: number; day: number | null; hour: number | null }>(
      'select user_id, favourite_day as day, favourite_hour as hour from user_features',
    );
    expect(rows.filter(({ user_id: user, day }) => (day === null) !== (user % 2 === 1))).toEqual([]);
    expect(rows.filter(({ hour }) => hour !== null)).toEqual([]);
  });

  test('the popularity in a context is that of the whole day, whatever the hour', async () => {
    const { rows } = await database.pool.query<{ product_id: number }>(
      `select i.product_id, (count(*) + 100 * max(f.order_share)) as weight
       from known_orders o join order_items i using (order_id)
       join product_features f on f.product_id = i.product_id and f.lag = 1
       where o.lag > 1 and o.day_of_week = 3
       group by i.product_id order by weight desc limit 1`,
    );
    const day = catalogue.contexts.at(3, NaN);
    expect(day?.of).toBe('day');
    expect(catalogue.products.ids[day?.products[0] as number]).toBe(rows[0].product_id);
    expect(catalogue.contexts.at(3, 14)).toBe(day);
    expect(catalogue.contexts.at(NaN, 14)).toBeUndefined();
    const [best] = popularRecommendations(catalogue, { dayOfWeek: 3, hourOfDay: 14 }, () => true, 1);
    expect(best.reasons[0].text).toMatch(/^in [\d.]+ % of orders on this day$/);
  });

  test('a model is trained and serves', async () => {
    const models = temporaryFolder();
    try {
      await trainModel({ database, modelsDir: models.path, recipe: tinyRecipe, seed: 1, chunkUsers: 15 });
      const version = (await readActive(models.path)) as string;
      const loaded = await loadModel(models.path, version, { featureColumnsHash, stage2ColumnsHash });
      const model = servingModelOf(loaded);
      const now = await loadCatalogue(database.pool, 0);
      const recommender = createRecommender({
        pool: database.pool,
        catalogue: () => now,
        leaseModel: () => ({ model, release: () => {} }),
      });
      const lists = await recommender.recommend([1, 2].map((userId) => ({ userId, first: 10 })));
      await loaded.close();
      for (const { strategy, items } of lists) {
        expect([strategy, items.length]).toEqual(['PERSONALIZED', 10]);
        expect(items.every(({ score }) => score > 0 && score < 1)).toBe(true);
        expect(items.flatMap(({ reasons }) => reasons.map(({ text }) => text)).join()).not.toMatch(
          /NaN|time of day/,
        );
      }
    } finally {
      models.remove();
    }
  });
});
