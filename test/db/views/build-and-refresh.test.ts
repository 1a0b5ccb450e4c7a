import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { viewsDir } from '../../../src/db/database';
import type { Database } from '../../../src/db/database';
import { buildViews } from '../../../src/db/views/build-views';
import { refreshViews } from '../../../src/db/views/refresh-views';
import { readViews } from '../../../src/db/views/view-files';
import { insertShop } from '../../setup/shop-fixture';
import { createTestDatabase } from '../../setup/test-database';
import { temporaryFolder } from '../../setup/trained-shop';

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

  test('come after those they use', () => {
    const seen = new Set<string>();
    for (const { name, uses } of readViews(viewsDir)) {
      expect(uses.filter((other) => !seen.has(other))).toEqual([]);
      seen.add(name);
    }
    expect(seen.size).toBeGreaterThan(8);
  });

  test('are kept when nothing changed', async () => {
    expect(await buildViews(database.pool, folder.path)).toEqual([]);
  });

  test('a changed view is rebuilt together with its dependents, and no other', async () => {
    edit('cutoffs', (sql) => `${sql}\n-- changed\n`);
    expect(await buildViews(database.pool, folder.path)).toEqual([
      'cutoffs',
      'user_features',
      'user_product_features',
      'user_taste_features',
    ]);
    expect(await buildViews(database.pool, folder.path)).toEqual([]);
  });

  test('a changed part rebuilds the views that contain it', async () => {
    edit('parts/user_history', (sql) => `${sql}\n-- changed\n`);
    expect(await buildViews(database.pool, folder.path)).toEqual([
      'user_features',
      'user_product_features',
      'user_taste_features',
    ]);
  });

  test('a view without a file is dropped', async () => {
    rmSync(join(folder.path, 'user_taste_features.sql'));
    await buildViews(database.pool, folder.path);
    const { rows } = await database.pool.query(`select to_regclass('user_taste_features') as view`);
    expect(rows[0].view).toBeNull();
  });

  test('an invalid file is reported by name and changes nothing', async () => {
    edit('user_features', (sql) => sql.replace('select * from', 'select no_such_column from'));
    await expect(buildViews(database.pool, folder.path)).rejects.toThrow(
      'prisma/views/user_features.sql: column "no_such_column" does not exist',
    );
    const { rows } = await database.pool.query('select count(*)::int as n from user_features');
    expect(rows[0].n).toBe(0);
  });

  test('a file that does not declare what it uses is reported by name', () => {
    edit('user_features', (sql) => sql.replace(/^-- uses.*\n/, ''));
    expect(() => readViews(folder.path)).toThrow(
      'prisma/views/user_features.sql: expected a line "-- uses: ..."',
    );
  });
});

describe('a refresh', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool);
  });
  afterAll(() => database.close());

  const state = async () => {
    const { rows } = await database.pool.query(
      `select relname as name, obj_description(oid, 'pg_class') as fingerprint from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'r') order by relname`,
    );
    const indexes = await database.pool.query(
      `select indexname, tablename from pg_indexes where schemaname = 'public' order by indexname`,
    );
    return { views: rows, indexes: indexes.rows };
  };
  const ordersOfAll = async () => {
    const { rows } = await database.pool.query(
      'select sum(orders)::int as n from product_features where lag = 0',
    );
    return rows[0].n as number;
  };

  test('picks up new rows and keeps fingerprints, indexes and settings', async () => {
    const [before, orders] = [await state(), await ordersOfAll()];
    await database.pool.query('delete from order_items where order_id = 1001');
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      await client.query('set local search_path = pg_temp, public');
      await refreshViews(client, viewsDir);
      const { rows } = await client.query(
        `select current_setting('search_path') as path, current_setting('enable_nestloop') as nestloop`,
      );
      expect(rows).toEqual([{ path: 'pg_temp, public', nestloop: 'on' }]);
      await client.query('commit');
    } finally {
      client.release();
    }
    expect(await ordersOfAll()).toBeLessThan(orders);
    expect(await state()).toEqual(before);
    expect(await buildViews(database.pool, viewsDir)).toEqual([]);
  });

  test('changes nothing when it fails half-way', async () => {
    const [before, orders] = [await state(), await ordersOfAll()];
    await database.pool.query('delete from order_items where order_id = 2001');
    const stop = (_name: string, done: number) => {
      if (done === 2) throw new Error('the disk is full');
    };
    await expect(refreshViews(database.pool, viewsDir, stop)).rejects.toThrow('the disk is full');
    expect(await ordersOfAll()).toBe(orders);
    expect(await state()).toEqual(before);
    await refreshViews(database.pool, viewsDir);
    expect(await ordersOfAll()).toBeLessThan(orders);
  });

  test('skips fresh views, unless they use one that is refreshed', async () => {
    const names: string[] = [];
    const views = readViews(viewsDir);
    await refreshViews(
      database.pool,
      viewsDir,
      (name) => names.push(name),
      () => true,
    );
    expect(names).toEqual([]);
    await refreshViews(
      database.pool,
      viewsDir,
      (name) => names.push(name),
      ({ name }) => name !== 'order_lags',
    );
    const expected = new Set(['order_lags']);
    for (const { name, uses } of views) if (uses.some((other) => expected.has(other))) expected.add(name);
    expect(expected.size).toBeGreaterThan(6);
    expect(names).toEqual(views.map(({ name }) => name).filter((name) => expected.has(name)));
  });
});
