/** TimeL-E's files, whose rows are counted in their PROVENANCE.md. They are not part of the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Database } from '../../src/db/database';
import { createTestDatabase } from '../setup/test-database';
import { importFolder } from './import-into';
import type { Imported } from './import-into';
import { removeTemporaryFolders } from './toy-folder';

const folder = resolve(__dirname, '..', '..', '..', 'shared', 'data', 'timele');
const exists = existsSync(folder);
if (!exists) console.warn(`Skipped the import of TimeL-E's data: ${folder} does not exist.`);

(exists ? describe : describe.skip)("TimeL-E's data", () => {
  let database: Database;
  let first: Imported;
  let second: Imported;
  beforeAll(async () => {
    database = await createTestDatabase();
    first = await importFolder(database, folder);
    second = await importFolder(database, folder);
  }, 600_000);
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  test('is imported completely', async () => {
    expect(first.summary.stored).toEqual({
      departments: 21,
      aisles: 134,
      products: 49_688,
      users: 1_000,
      orders: 16_968,
      order_items: 155_824,
      api_orders: 0,
    });
    const { prisma } = database;
    expect(await prisma.order.count({ where: { evalSet: 'prior', items: { some: {} } } })).toBe(15_968);
    expect(await prisma.order.count({ where: { evalSet: 'test', items: { none: {} } } })).toBe(1_000);
    expect(await prisma.product.count({ where: { price: { not: null }, description: { not: null } } })).toBe(
      49_688,
    );
    expect(await prisma.product.count({ where: { orderItems: { some: {} } } })).toBe(14_887);
  });

  test('has four duplicate users and no other findings', () => {
    const users = first.findings.map(({ file, column, value, outcome }) => [file, column, value, outcome]);
    expect(users).toEqual(
      ['688', '82420', '43682', '39993'].map((id) => ['users_demo_v2.csv', 'user_id', id, 'duplicate']),
    );
    expect(first.findings[0]).toMatchObject({
      line: '1002',
      reason: 'expected each user once; kept the first one (users_demo_v2.csv, line 137)',
    });
  });

  test('gives a user the external id that the original documentation shows', async () => {
    const user = await database.prisma.user.findUnique({ where: { id: 73_662 } });
    expect(user).toMatchObject({ uuid: 'e18ddc09-37ba-5c3e-bff3-a2e8046c8249', firstName: 'Lori' });
  });

  test('changes nothing when imported again', async () => {
    expect(second.summary.changed).toBe(false);
    expect(second.summary.stored).toEqual(first.summary.stored);
    expect(await database.prisma.importRun.count()).toBe(1);
  });

  test('stores no password in the database', async () => {
    const secrets = passwords();
    expect(secrets).toHaveLength(2 * 1_004);
    const columns = await textColumns();
    expect(columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['users.email', 'import_runs.counts']),
    );
    for (const { name, table, column } of columns) {
      const { rows } = await database.pool.query<{ found: number }>(
        `select count(*)::integer as found from ${table}
         where ${column}::text = any($1::text[]) or position('$argon2' in ${column}::text) > 0`,
        [secrets],
      );
      expect([name, rows[0].found]).toEqual([name, 0]);
    }
    const { rows } = await database.pool.query(
      `select users.id from users join unnest($1::text[]) secret on position(secret in users::text) > 0`,
      [secrets],
    );
    expect(rows).toEqual([]);
  });

  function passwords(): readonly string[] {
    const text = readFileSync(join(folder, 'users_demo_v2.csv'));
    const rows = parse<{ password: string; hashed_password: string }>(text, { columns: true });
    return rows.flatMap(({ password, hashed_password }) => [password, hashed_password]);
  }

  async function textColumns() {
    const { rows } = await database.pool.query<{ name: string; table: string; column: string }>(
      `select relname || '.' || attname as name, relname as table, quote_ident(attname) as column
       from pg_attribute join pg_class on pg_class.oid = attrelid
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'm') and attnum > 0
         and not attisdropped and atttypid in ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype)`,
    );
    return rows;
  }
});
