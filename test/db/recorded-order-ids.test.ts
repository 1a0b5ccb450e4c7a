/** Orders that earlier releases recorded under ids of the CSV files move to ids of their own, with all that refers to them. */
import type { Database } from '../../src/db/database';
import { importFiles } from '../import/import-into';
import { removeTemporaryFolders, timeleFolder } from '../import/toy-folder';
import { earlierDatabase } from './earlier-database';

describe('a database in which recorded orders have ids of the CSV files', () => {
  let database: Database;
  const rows = async (sql: string) =>
    (await database.pool.query<{ row: string }>(`select t::text as row from (${sql}) t`)).rows.map(
      ({ row }) => row,
    );

  beforeAll(async () => {
    database = await earlierDatabase(
      `test_recorded_ids_${process.pid}`,
      '20261125000000_ids_of_recorded_orders',
      `
      insert into departments values (1, 'frozen'), (2, 'bakery');
      insert into aisles values (7, 'bread'), (8, 'ice cream');
      insert into products (id, name, aisle_id, department_id)
        values (101, 'a', 7, 2), (102, 'b', 8, 1), (103, 'c', 7, 2), (104, 'd', 8, 1);
      insert into users (id, uuid) values (1, gen_random_uuid()), (2, gen_random_uuid());
      insert into orders (id, user_id, order_number, eval_set, day_of_week, hour_of_day, ordered_at, source, client_key)
        values (11, 1, 1, 'prior', 0, 8, null, 'csv', null), (12, 1, 2, 'prior', 1, 9, null, 'csv', null),
          (13, 1, 3, 'prior', 6, 23, null, 'csv', null),
          (14, 1, 4, 'prior', 2, 10, '2025-05-01T12:00Z', 'api', 'key of 14'),
          (22, 1, 5, 'prior', 2, 10, '2025-05-02T12:00Z', 'api', 'key of 22'),
          (21, 2, 1, 'prior', 0, 8, null, 'csv', null);
      insert into order_items values (11, 101, 1, false), (11, 102, 2, false), (12, 101, 1, true), (13, 103, 1, false),
        (14, 104, 1, false), (22, 104, 1, true), (22, 101, 2, true), (21, 104, 1, false);
      insert into order_outcomes (order_id, bought, listed, list_hits) values (14, 1, 20, 1), (22, 2, 20, 0);
      select setval('orders_id_seq', 22)`,
    );
  });
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  test('moves them with their items, outcomes and copies, in their order', async () => {
    expect(
      await rows(
        'select id, user_id, order_number, source, client_key from orders order by user_id, order_number',
      ),
    ).toEqual([
      '(11,1,1,csv,)',
      '(12,1,2,csv,)',
      '(13,1,3,csv,)',
      '(-1,1,4,api,"key of 14")',
      '(-2,1,5,api,"key of 22")',
      '(21,2,1,csv,)',
    ]);
    expect(await rows('select * from order_items where order_id < 0 order by 1 desc, 3')).toEqual([
      '(-1,104,1,f,)',
      '(-2,104,1,t,)',
      '(-2,101,2,t,)',
    ]);
    expect(await rows('select count(*) from order_items')).toEqual(['(8)']);
    expect(await rows('select order_id, bought, list_hits from order_outcomes order by 1')).toEqual([
      '(-2,2,0)',
      '(-1,1,1)',
    ]);
    expect(await rows('select order_id, lag from order_lags where user_id = 1 order by lag')).toEqual([
      '(-2,1)',
      '(-1,2)',
      '(13,3)',
      '(12,4)',
      '(11,5)',
    ]);
  });

  test('gives no recorded order an id that an import can bring', async () => {
    const order = `(user_id, order_number, eval_set, day_of_week, hour_of_day, source) values`;
    await expect(
      database.pool.query(`insert into orders (id, ${order.slice(1)} (99, 2, 9, 'prior', 1, 1, 'api')`),
    ).rejects.toThrow('orders_recorded_id_check');
    const { rows: made } = await database.pool.query(
      `insert into orders ${order} (2, 9, 'prior', 1, 1, 'api') returning id`,
    );
    expect(made).toEqual([{ id: -3 }]);
    await database.pool.query('delete from orders where id = -3');
  });

  test('lets the next import bring what those ids had displaced', async () => {
    const { findings } = await importFiles(database, timeleFolder);
    expect(findings).toEqual([]);
    // 14 was announced and completed; 22 is another user's order.
    expect(await rows('select id, order_number from orders where user_id = 1 order by order_number')).toEqual(
      ['(11,1)', '(12,2)', '(13,3)', '(-1,4)', '(-2,5)'],
    );
    expect(await rows('select id, order_number from orders where user_id = 2 order by order_number')).toEqual(
      ['(21,1)', '(22,2)', '(23,3)', '(24,4)'],
    );
    expect(
      await rows('select id, external_id, announced_id from orders where id < 0 order by id desc'),
    ).toEqual(['(-1,14,t)', '(-2,,f)']);
  });
});
