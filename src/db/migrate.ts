/**
 * Applies prisma/migrations with Prisma's own schema engine, compiled to WebAssembly and connected through the same
 * driver as the client: the table _prisma_migrations has exactly the content that `prisma migrate deploy` would give it,
 * and no engine binary has to be downloaded.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { ignoreConnectionErrors } from './ignore-connection-errors';
import type * as SchemaEngineModule from '@prisma/schema-engine-wasm/schema_engine_bg';

export interface MigrateOptions {
  readonly url: string;
  /** The folder that contains schema.prisma and migrations/. */
  readonly prismaDir: string;
}

/**
 * @returns the names of the migrations that this call applied; empty when the database is up to date
 * @throws Error when a migration fails; the engine marks it as failed, as Prisma's own command does
 */
export async function migrate({ url, prismaDir }: MigrateOptions): Promise<readonly string[]> {
  // A separate connection, so that the migration lock is released when it closes. Everything is one transaction: a
  // process that is killed during a migration leaves no trace of it.
  const pool = ignoreConnectionErrors(new Pool({ connectionString: url, max: 1 }));
  try {
    if (await allApplied(pool, join(prismaDir, 'migrations'))) return [];
    const { SchemaEngine } = await loadEngine();
    await pool.query('begin');
    // The engine's own lock is released before the end of the transaction, so it is not enough.
    await pool.query(`select pg_advisory_xact_lock(hashtext('timel-e migrations'))`);
    if (await allApplied(pool, join(prismaDir, 'migrations'))) return [];
    const adapter = new PrismaPg(pool, { disposeExternalPool: false });
    const applied = await applyMigrations(adapter, SchemaEngine, prismaDir);
    await pool.query('commit');
    return applied;
  } finally {
    await pool.end();
  }
}

/** The usual case, decided without the engine: every migration of the folder is recorded as finished. */
async function allApplied(pool: Pool, folder: string): Promise<boolean> {
  const { rows: tables } = await pool.query<{ present: string | null }>(
    `select to_regclass('_prisma_migrations') as present`,
  );
  if (tables[0].present === null) return false;
  const { rows } = await pool.query<{ name: string }>(
    `select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null`,
  );
  const applied = new Set(rows.map(({ name }) => name));
  return migrationNames(folder).every((name) => applied.has(name));
}

async function applyMigrations(
  driver: PrismaPg,
  SchemaEngine: Engine['SchemaEngine'],
  prismaDir: string,
): Promise<readonly string[]> {
  const schema = readFileSync(join(prismaDir, 'schema.prisma'), 'utf8');
  const adapter = bindMigrationAwareSqlAdapterFactory(driver);
  const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapter);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: readMigrations(join(prismaDir, 'migrations')),
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}

type Engine = typeof SchemaEngineModule;
let engine: Promise<Engine> | undefined;

function loadEngine(): Promise<Engine> {
  engine ??= instantiate();
  return engine;
}

async function instantiate(): Promise<Engine> {
  const name = '@prisma/schema-engine-wasm/schema_engine_bg';
  const bindings = (await import(name)) as Engine & {
    __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
  };
  const binary = readFileSync(join(dirname(require.resolve(name)), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(binary, {
    './schema_engine_bg.js': {
      ...(bindings as unknown as WebAssembly.ModuleImports),
      ...quietTimers(bindings),
    },
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}

/** The engine waits for its lock with a timer that it never clears; this replacement does not keep the process alive. */
function quietTimers(bindings: object): WebAssembly.ModuleImports {
  const names = Object.keys(bindings).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const timer = (callback: () => void, ms: number) => setTimeout(callback, ms >>> 0).unref();
  return Object.fromEntries(names.map((name) => [name, timer]));
}

function migrationNames(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .sort();
}

function readMigrations(folder: string) {
  const names = migrationNames(folder);
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(folder, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: readFileSync(join(folder, path, 'migration.sql'), 'utf8') },
      },
    })),
  };
}
