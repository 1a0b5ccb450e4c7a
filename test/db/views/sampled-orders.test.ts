import type { Database } from '../../../src/db/database';
import { viewsDir } from '../../../src/db/database';
import { refreshViews } from '../../../src/db/views/refresh-views';
import { createTestDatabase } from '../../setup/test-database';

describe('sampled orders', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  test('hold the same share of recorded orders, whose ids are negative, as of imported ones', async () => {
    const { pool } = database;
    await pool.query(`
      insert into aisles values (1, 'a');
      insert into departments values (1, 'd');
      insert into products (id, external_id, name, aisle_id, department_id) values (1, '1', 'p', 1, 1);
      insert into users (id, external_id, uuid) values (1, '1', gen_random_uuid());
      insert into orders (id, user_id, order_number, eval_set, day_of_week, hour_of_day)
        select id, 1, 501 + id, 'prior', 0, 0 from generate_series(-500, 499) id;
      insert into order_items select id, 1, 1, false from orders`);
    await refreshViews(pool, viewsDir);
    await pool.query('create or replace view sample_size as select 200 as orders');
    const { rows } = await pool.query<{ recorded: number; imported: number }>(
      `select (count(*) filter (where order_id < 0))::int as recorded, (count(*) filter (where order_id >= 0))::int as imported
       from sampled_orders`,
    );
    expect(rows[0].imported).toBeGreaterThan(80);
    expect(rows[0].imported).toBeLessThan(120);
    expect(rows[0].recorded).toBeGreaterThan(80);
    expect(rows[0].recorded).toBeLessThan(120);
  });
});
