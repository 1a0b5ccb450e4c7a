import type { Database } from '../../src/db/database';
import { fillShop } from '../server/test-shop';
import { createTestDatabase } from '../setup/test-database';
import { runProgram } from './run-program';

describe('npm run orders -- cancel', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await fillShop(database);
  });
  afterAll(() => database.close());

  test('cancels by id and external id, reports what was cancelled before and what does not exist', async () => {
    const { prisma } = database;
    const [first, second] = await prisma.order.findMany({
      where: { userId: 1 },
      orderBy: { orderNumber: 'asc' },
    });
    await prisma.order.update({ where: { id: second.id }, data: { externalId: 'A-2' } });
    expect(first.id).toBeLessThan(0);
    const cancel = (...args: string[]) =>
      runProgram('orders', ['cancel', ...args], { DATABASE_URL: database.url, SHOP_TIME_ZONE: 'UTC' });
    const done = await cancel(String(first.id), '--external-id', 'A-2');
    expect(done).toMatchObject({
      code: 0,
      stdout: `Cancelled: id ${first.id}\nCancelled: external id A-2\n`,
    });
    const left = await prisma.order.findMany({ where: { userId: 1 }, orderBy: { orderNumber: 'asc' } });
    expect(left.map(({ orderNumber, daysSincePriorOrder }) => [orderNumber, daysSincePriorOrder])).toEqual([
      [1, null],
      [2, 7],
    ]);
    const again = await cancel('123456789', '--external-id', 'A-2', '--external-id', 'none');
    expect(again.code).toBe(1);
    expect(again.stdout).toMatch(/^Cancelled before, at 2\S+Z: external id A-2\n$/);
    expect(again.stderr).toContain('found no order with id 123456789, external id none. Check the ids.');
  });
});
