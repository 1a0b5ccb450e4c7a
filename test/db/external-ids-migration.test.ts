/** A database of the release before external ids: nothing is lost, and the same files find everything again. */
import { v5 } from 'uuid';
import type { Database } from '../../src/db/database';
import { contents, DEFAULT_NAMESPACE, importFiles } from '../import/import-into';
import { removeTemporaryFolders, timeleFolder } from '../import/toy-folder';
import { earlierDatabase } from './earlier-database';

const uuids = ['1', '2'].map((id) => v5(id, DEFAULT_NAMESPACE));
const requestId = '33333333-3333-4333-8333-333333333333';

describe('a database of the release before external ids', () => {
  let database: Database;
  beforeAll(async () => {
    database = await earlierDatabase(
      `test_external_ids_${process.pid}`,
      '20261201000000_external_ids',
      `
      insert into departments values (1, 'frozen'), (2, 'bakery');
      insert into aisles values (7, 'bread'), (8, 'ice cream');
      insert into products (id, name, aisle_id, department_id, available)
        values (101, 'a', 7, 2, true), (102, 'b', 8, 1, true), (103, 'c', 7, 2, true), (104, 'd', 8, 1, false);
      insert into users (id, uuid, email) values (1, '${uuids[0]}', 'ann@shop.example'), (2, '${uuids[1]}', null);
      insert into orders (id, user_id, order_number, eval_set, day_of_week, hour_of_day, ordered_at, source, client_key)
        values (11, 1, 1, 'prior', 0, 8, null, 'csv', null), (12, 1, 2, 'prior', 1, 9, null, 'csv', null),
          (-1, 1, 3, 'prior', 6, 23, '2025-05-01T12:00Z', 'api', 'key'),
          (-2, 2, 2, 'prior', 2, 10, '2025-05-02T12:00Z', 'api', null),
          (21, 2, 1, 'prior', 0, 8, null, 'csv', null);
      insert into order_csv_ids values (13, -1, false);
      insert into order_items values (11, 101, 1, false), (11, 102, 2, false), (12, 101, 1, true),
        (-1, 103, 1, false), (-2, 104, 1, true), (21, 104, 1, false);
      insert into order_outcomes (order_id, bought, listed, list_hits) values (-1, 1, 20, 1);
      insert into served_answers values (1, 'list', '${requestId}', 'v1', '{101,102}', '2025-05-01T11:00Z');
      insert into feedback_events (request_id, user_id, product_id, kind) values ('${requestId}', 1, 101, 'click')`,
    );
  });
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  test('keeps users, products, orders, feedback and served answers under external ids', async () => {
    const { prisma } = database;
    expect(await prisma.user.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { id: 1, externalId: '1', uuid: uuids[0], email: 'ann@shop.example' },
      { id: 2, externalId: '2', uuid: uuids[1] },
    ]);
    const products = await prisma.product.findMany({ orderBy: { id: 'asc' } });
    expect(products.map(({ id, externalId, available }) => [id, externalId, available])).toEqual([
      [101, '101', true],
      [102, '102', true],
      [103, '103', true],
      [104, '104', false],
    ]);
    const orders = await prisma.order.findMany({ orderBy: [{ userId: 'asc' }, { orderNumber: 'asc' }] });
    expect(orders.map(({ id, externalId, clientKey }) => [id, externalId, clientKey])).toEqual([
      [11, '11', null],
      [12, '12', null],
      [-1, '13', 'key'],
      [21, '21', null],
      [-2, null, null],
    ]);
    expect(await prisma.orderItem.count()).toBe(6);
    expect(await prisma.orderOutcome.findMany()).toMatchObject([{ orderId: -1, listHits: 1 }]);
    expect(await prisma.servedAnswer.findMany()).toMatchObject([{ userId: 1, productIds: [101, 102] }]);
    expect(await prisma.feedbackEvent.findMany()).toMatchObject([{ requestId, userId: 1, productId: 101 }]);
  });

  test('finds everything again at the next import, under the same keys and UUIDs', async () => {
    const keys = async (table: 'users' | 'products') =>
      (await contents(database))[table].map((row) => row.split(',')[0]);
    const before = { users: await keys('users'), products: await keys('products') };
    const { findings } = await importFiles(database, timeleFolder);
    expect(findings).toEqual([]);
    expect({ users: await keys('users'), products: await keys('products') }).toEqual(before);
    const users = await database.prisma.user.findMany({ orderBy: { id: 'asc' } });
    expect(users.map(({ uuid }) => uuid)).toEqual(uuids);
    // Order 13 of the files is the recorded order that the earlier release had recognised.
    const known = await database.prisma.order.findMany({ where: { externalId: '13' } });
    expect(known).toMatchObject([{ id: -1, userId: 1 }]);
    expect(await database.prisma.order.count({ where: { userId: 1 } })).toBe(4);
    expect((await importFiles(database, timeleFolder)).summary.changed).toBe(false);
  });
});
