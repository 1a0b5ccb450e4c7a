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

  const sample = async () => {
    const { rows } = await database.pool.query<{ sequence: number }>(
      'select sequence from sampled_orders order by sequence',
    );
    return rows.map(({ sequence }) => sequence);
  };

  test('are a fair sample of the data, whatever the keys of users and orders are', async () => {
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
    const drawn = await sample();
    for (const half of [drawn.filter((place) => place <= 500), drawn.filter((place) => place > 500)]) {
      expect(half.length).toBeGreaterThan(80);
      expect(half.length).toBeLessThan(120);
    }
    await pool.query(`
      insert into users (id, external_id, uuid) values (-7, 'other', gen_random_uuid());
      update orders set user_id = -7;
      delete from users where id = 1;
      update users set external_id = '1';
      alter table order_items drop constraint order_items_order_id_fkey;
      update order_items set order_id = -1000 - order_id;
      update orders set id = -1000 - id`);
    await refreshViews(pool, viewsDir);
    expect(await sample()).toEqual(drawn);
  });
});
