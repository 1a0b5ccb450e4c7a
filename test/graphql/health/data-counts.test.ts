import type { Database } from '../../../src/db/database';
import { countData } from '../../../src/graphql/health/data-counts';
import { createTestDatabase } from '../../setup/test-database';

describe('countData', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    database.pool.on('error', () => {});
  });
  afterAll(() => database.close());

  test('counts exactly, and uses the estimate only for very large tables', async () => {
    await database.pool.query(
      `insert into users (id, external_id, uuid) select n, n::text, gen_random_uuid() from generate_series(1, 30) n`,
    );
    expect(await countData(database.pool)).toEqual({ users: 30, products: 0, orders: 0, orderItems: 0 });
    await database.pool.query(`update pg_class set reltuples = 33819106 where relname = 'order_items'`);
    expect(await countData(database.pool)).toMatchObject({ users: 30, orderItems: 33_819_104 });
  });
});
