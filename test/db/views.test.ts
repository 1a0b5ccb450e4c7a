import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { viewsDir, type Database } from '../../src/db/database';
import { buildViews, readViews } from '../../src/db/views';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder } from '../setup/trained-shop';

describe('views by fingerprint', () => {
  const folder = temporaryFolder();
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    cpSync(viewsDir, folder.path, { recursive: true });
  });
  afterAll(async () => {
    folder.remove();
    await database.close();
  });

  const edit = (name: string, change: (sql: string) => string) => {
    const file = join(folder.path, `${name}.sql`);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };

  test('stand after what they use', () => {
    const seen = new Set<string>();
    for (const { name, uses } of readViews(viewsDir)) {
      expect(uses.filter((other) => !seen.has(other))).toEqual([]);
      seen.add(name);
    }
    expect(seen.size).toBeGreaterThan(8);
  });

  test('are left alone when nothing changed', async () => {
    expect(await buildViews(database.pool, folder.path)).toEqual([]);
  });

  test('a changed view is made anew together with those that use it, and no other', async () => {
    edit('cutoffs', (sql) => `${sql}\n-- changed\n`);
    expect(await buildViews(database.pool, folder.path)).toEqual([
      'cutoffs',
      'user_taste_features',
      'user_aisle_features',
      'user_department_features',
      'user_features',
      'user_product_features',
    ]);
    expect(await buildViews(database.pool, folder.path)).toEqual([]);
  });

  test('a view without a file is dropped', async () => {
    rmSync(join(folder.path, 'user_aisle_features.sql'));
    await buildViews(database.pool, folder.path);
    const { rows } = await database.pool.query(`select to_regclass('user_aisle_features') as view`);
    expect(rows[0].view).toBeNull();
  });

  test('a broken file is named and changes nothing', async () => {
    edit('user_features', (sql) => sql.replace('avg(price) as', 'avg(no_such_column) as'));
    await expect(buildViews(database.pool, folder.path)).rejects.toThrow(
      'prisma/views/user_features.sql: column "no_such_column" does not exist',
    );
    const { rows } = await database.pool.query('select count(*)::int as n from user_features');
    expect(rows[0].n).toBe(0);
  });

  test('a file that does not say what it uses is named', () => {
    edit('user_features', (sql) => sql.replace(/^-- uses.*\n/, ''));
    expect(() => readViews(folder.path)).toThrow(
      'prisma/views/user_features.sql: expected a line "-- uses: ..."',
    );
  });
});
