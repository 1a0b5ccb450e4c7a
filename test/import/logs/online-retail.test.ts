/** A wholesaler's export as it is: three months with cancellations, fees, guests and ids such as 13085.0. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Database } from '../../../src/db/database';
import { createTestDatabase } from '../../setup/test-database';
import { importAny, shopOf } from '../import-any';
import { removeTemporaryFolders } from '../toy-folder';

const folder = resolve(__dirname, '../../../../shared/data/online_retail_raw');
const isThere = existsSync(folder);
if (!isThere) console.log(`Skipped: the folder ${folder} is not there.`);

(isThere ? describe : describe.skip)('Online Retail II', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  test('is imported, and again without a change', async () => {
    const { summary, findings } = await importAny(database, [join(folder, '*.csv')]);
    expect(findings).toEqual([]);
    expect(summary.files).toMatchObject([{ rows: 106_171, rejected: 0 }]);
    const { log, counts } = summary.log ?? {};
    expect(log).toMatchObject({ excluded: { 'fee or voucher': 552 } });
    expect(counts).toMatchObject({ guestOrders: 681, returns: 2_096 });
    expect(summary.stored).toMatchObject({
      users: 1_691,
      orders: 3_526,
      products: 3_146,
      order_items: 73_181,
    });
    const { products, orders, items } = await shopOf(database);
    // The file is not UTF-8: the pound sign is one byte.
    expect(products.filter(({ name }) => name.includes('\ufffd'))).toEqual([]);
    expect(orders.find(({ id }) => id === '489434')).toMatchObject({
      user: '13085',
      number: 1,
      at: new Date('2009-12-01T07:45:00Z'),
    });
    expect(items.filter(({ order }) => order === '489434')).toHaveLength(8);
    expect(products.find(({ id }) => id === '85048')?.name).toBe('15CM CHRISTMAS GLASS BALL 20 LIGHTS');
    expect(new Set(orders.map(({ user }) => user.includes('.')))).toEqual(new Set([false]));

    const again = await importAny(database, [folder]);
    expect(again.summary.changed).toBe(false);
  });
});
