/** Imports concurrent with other imports and writers, and imports that are interrupted. */
import type { Database } from '../../src/db/database';
import { stepLabels } from '../../src/import/import-context';
import { createTestDatabase } from '../setup/test-database';
import { contents, emptyTables, importFiles, importFolder } from './import-into';
import { removeTemporaryFolders, timeleFolder, writeFolder } from './toy-folder';

describe('a concurrent or interrupted import', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(() => emptyTables(database));
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  test('waits for another import, reports that, and then has nothing to do', async () => {
    const folder = writeFolder(timeleFolder);
    const [one, other] = await Promise.all([importFolder(database, folder), importFolder(database, folder)]);
    expect([one.summary.changed, other.summary.changed].sort()).toEqual([false, true]);
    expect([...one.notices, ...other.notices]).toEqual([
      'Another import into this database is running; waiting for it to finish.',
    ]);
    expect(await database.prisma.importRun.count()).toBe(1);
  });

  test('rolls back if it is interrupted at any step', async () => {
    const before = await contents(database);
    for (const step of [
      'products.csv',
      'order_items_demo.csv',
      stepLabels.check,
      stepLabels.merge,
      stepLabels.refresh,
    ]) {
      const abort = new AbortController();
      const seen: string[] = [];
      const interrupted = importFiles(database, timeleFolder, {
        signal: abort.signal,
        startProgress: (label) => {
          seen.push(label);
          if (label === step) abort.abort(new Error('interrupted'));
          return { update: () => {}, stop: () => {} };
        },
      });
      await expect(interrupted).rejects.toThrow('interrupted');
      expect(seen.at(-1)).toBe(step);
      expect(await contents(database)).toEqual(before);
    }
    expect((await importFiles(database, timeleFolder)).summary.stored.order_items).toBe(8);
  });

  test('stops waiting if it is interrupted', async () => {
    const holder = await database.pool.connect();
    await holder.query('begin');
    await holder.query(`select pg_advisory_xact_lock(hashtext('timel-e import'))`);
    const abort = new AbortController();
    const waiting = importFiles(database, timeleFolder, {
      signal: abort.signal,
    });
    const interrupted = expect(waiting).rejects.toThrow('interrupted');
    const waiters = `select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`;
    while ((await holder.query(waiters)).rowCount === 0);
    abort.abort(new Error('interrupted'));
    await interrupted;
    await holder.query('rollback');
    holder.release();
  });

  test('fails if the server ends its connection, and leaves the pool usable', async () => {
    const writer = await database.pool.connect();
    await writer.query('begin');
    await writer.query('lock table orders in row exclusive mode');
    const broken = expect(importFiles(database, timeleFolder)).rejects.toThrow(/terminat/);
    const waiting = `select pid from pg_locks where relation = 'orders'::regclass and not granted`;
    let ended = 0;
    while (ended === 0) {
      const { rowCount } = await writer.query(`select pg_terminate_backend(pid) from (${waiting}) waiting`);
      ended = rowCount ?? 0;
    }
    await broken;
    await writer.query('rollback');
    writer.release();
    expect((await contents(database)).orders).toEqual([]);
  });

  test('keeps the keys, indexes and triggers of the tables', async () => {
    const { pool } = database;
    await pool.query(`create index items_by_product on order_items (product_id)`);
    await pool.query(
      `create function nothing() returns trigger language plpgsql as 'begin return null; end'`,
    );
    await pool.query(`create trigger after_items after insert on order_items execute function nothing()`);
    const definitions = async () => {
      const { rows } = await pool.query(
        `select pg_get_constraintdef(oid) as definition, conname as name from pg_constraint
         where conrelid in ('orders'::regclass, 'order_items'::regclass)
         union all
         select pg_get_indexdef(indexrelid), indexrelid::regclass::text from pg_index
         where indrelid in ('orders'::regclass, 'order_items'::regclass)
         union all
         select pg_get_triggerdef(oid), tgname from pg_trigger
         where tgrelid = 'order_items'::regclass and not tgisinternal
         order by 2, 1`,
      );
      return rows;
    };
    const before = await definitions();
    await importFiles(database, timeleFolder);
    expect(await definitions()).toEqual(before);
  });
});
