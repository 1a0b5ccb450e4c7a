import type { Database } from '../../src/db/database';
import { createTestDatabase } from './test-database';

describe('createTestDatabase', () => {
  let one: Database;
  let other: Database;
  beforeAll(async () => {
    [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });
  afterAll(async () => {
    await one.close();
    await other.close();
  });

  test('gives each file a separate migrated database, through the pool and through Prisma', async () => {
    await one.pool.query(`insert into departments (id, name) values (1, 'frozen')`);
    expect(await one.prisma.department.findMany()).toMatchObject([{ id: 1, name: 'frozen' }]);
    expect(await other.prisma.department.count()).toBe(0);
  });
});
