import type { Database } from '../../src/db/database';
import { refreshViews } from '../../src/db/views/refresh-views';
import { viewsDir } from '../../src/db/database';
import type { RetrievalSizes } from '../../src/retrieval/candidate';
import { chooseRetrieval } from '../../src/training/choose-retrieval';
import { cachedCatalogues } from '../../src/training/catalogue-cache';
import { planTargets } from '../../src/training/target-plan';
import { createTestDatabase } from '../setup/test-database';

const sizes = (all: number): RetrievalSizes => ({
  userNeighbours: all,
  coPurchase: all,
  transition: all,
  aislePopular: all,
  popular: all,
});
const NUM_PRODUCTS = 200;
const NUM_GROUPS = 4;

/** Groups of users who buy the same products in the same cyclic order, each once: every product of a basket is new. */
async function insertWalkers({ pool }: Database): Promise<void> {
  await pool.query(`insert into departments values (1, 'all'); insert into aisles values (1, 'all');`);
  await pool.query(
    `insert into products (id, external_id, name, aisle_id, department_id) select p, p::text, 'p' || p, 1, 1 from generate_series(1, $1::int) p`,
    [NUM_PRODUCTS],
  );
  await pool.query(
    `insert into users (id, external_id, uuid) select u, u::text, gen_random_uuid() from generate_series(1, 80) u`,
  );
  await pool.query(
    `insert into orders (id, user_id, order_number, eval_set, day_of_week, hour_of_day)
     select u * 100 + n, u, n, 'prior', 1, 10 from generate_series(1, 80) u, generate_series(1, 6) n`,
  );
  // Group c buys products c * 50 + 1 to c * 50 + 50; within a group, each user is one step ahead of the previous user.
  await pool.query(
    `insert into order_items (order_id, product_id, add_to_cart_order, reordered)
     select u * 100 + n, 1 + (u % $1) * 50 + ((u / $1) + n * 3 + i) % 50, i + 1, false
     from generate_series(1, 80) u, generate_series(1, 6) n, generate_series(0, 2) i`,
    [NUM_GROUPS],
  );
  await refreshViews(pool, viewsDir);
}

describe('choosing numbers of candidates', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertWalkers(database);
  });
  afterAll(() => database.close());

  const choose = async (choices: readonly RetrievalSizes[]) =>
    chooseRetrieval({
      pool: database.pool,
      catalogueOf: cachedCatalogues(database.pool),
      plan: await planTargets(database.pool, 3),
      choices,
      chunkUsers: 40,
      seed: 1,
      numThreads: 1,
    });

  test('if all of a basket is new, more explore candidates are better than none', async () => {
    const { sizes: chosen, tried } = await choose([sizes(0), sizes(30)]);
    expect(tried.map((one) => one.sizes)).toEqual([sizes(0), sizes(30)]);
    expect(chosen).toEqual(sizes(30));
    expect(tried[1].quality).toBeGreaterThan(tried[0].quality);
  });

  test('without a difference, the first choice is kept', async () => {
    const { sizes: chosen } = await choose([sizes(30), { ...sizes(30) }]);
    expect(chosen).toEqual(sizes(30));
  });

  test('a single choice is used without trying it', async () => {
    expect(await choose([sizes(5)])).toEqual({ sizes: sizes(5), tried: [] });
  });
});
