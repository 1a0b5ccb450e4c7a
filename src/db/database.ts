/**
 * The database as the rest of the program uses it: its URL, a pool for bulk work and hot queries, and the Prisma client
 * for everything else.
 */
import { join, resolve } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { Client, Pool } from 'pg';
import type { Environment } from '../config/environment';
import { joinEmbeddedCluster } from './cluster/embedded-cluster';
import type { EmbeddedCluster } from './cluster/embedded-cluster';
import { PrismaClient } from './generated/client';
import { migrate } from './migrate';
import { BoundedPool } from './bounded-pool';
import type { BoundedPoolOptions } from './bounded-pool';
import { ignoreConnectionErrors } from './ignore-connection-errors';
import { buildViews } from './views/build-views';
import { ExpectedError } from '../lib/expected-error';

export const prismaDir = resolve(__dirname, '..', '..', 'prisma');
export const viewsDir = join(prismaDir, 'views');

export interface Database {
  readonly url: string;
  readonly pool: Pool;
  readonly prisma: PrismaClient;
  /** Closes the connections and leaves the embedded cluster, if it is in use. */
  close: () => Promise<void>;
}

export interface OpenOptions {
  readonly onNotice?: (message: string) => void;
  readonly throwaway?: boolean;
  /** Enforces timeouts, for serving; without it, statements may take as long as they need, as in imports and training. */
  readonly serving?: BoundedPoolOptions;
}

/**
 * Connects, migrates and builds the views; starts the embedded Postgres when DATABASE_URL is unset. Every step is
 * idempotent: on an up-to-date database it takes a few milliseconds.
 *
 * @throws DatabaseError when the database cannot be reached or prepared
 */
export async function openDatabase(
  environment: Pick<Environment, 'databaseUrl' | 'stateDir'>,
  { onNotice = () => {}, throwaway = false, serving }: OpenOptions = {},
): Promise<Database> {
  let cluster: EmbeddedCluster | undefined;
  try {
    if (environment.databaseUrl === undefined) {
      cluster = await joinEmbeddedCluster({ stateDir: environment.stateDir, throwaway });
    }
    const url = environment.databaseUrl ?? (await ownDatabase(cluster as EmbeddedCluster));
    return await connect(url, onNotice, serving, cluster);
  } catch (error) {
    await cluster?.leave();
    throw new DatabaseError(describe(error, environment.databaseUrl), { cause: error });
  }
}

/** The database cannot be reached or prepared; the message tells the operator what to do. */
export class DatabaseError extends ExpectedError {
  override readonly name = 'DatabaseError';
}

async function connect(
  url: string,
  onNotice: (message: string) => void,
  serving: BoundedPoolOptions | undefined,
  cluster?: EmbeddedCluster,
): Promise<Database> {
  const applied = await migrate({ url, prismaDir });
  if (applied.length > 0) onNotice(`Database migrated: ${applied.join(', ')}`);
  await buildMissingViews(url, onNotice);
  const pool = serving ? new BoundedPool(url, serving) : bulkPool(url, 16);
  return databaseOn(url, pool, async () => cluster?.leave());
}

/**
 * Opens both clients of one database.
 *
 * @param pool closed by `close`
 * @param afterwards runs as the last step of `close`
 */
export function databaseOn(url: string, pool: Pool, afterwards: () => Promise<unknown>): Database {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) });
  return {
    url,
    pool,
    prisma,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
      await afterwards();
    },
  };
}

/** A pool without timeouts, for work that may take long. */
export function bulkPool(url: string, size: number): Pool {
  return ignoreConnectionErrors(new Pool({ connectionString: url, max: size }));
}

async function buildMissingViews(url: string, onNotice: (message: string) => void): Promise<void> {
  const pool = bulkPool(url, 1);
  try {
    const made = await buildViews(pool, viewsDir);
    if (made.length > 0) onNotice(`Feature views rebuilt: ${made.join(', ')}`);
  } finally {
    await pool.end();
  }
}

/** Name of the database in the embedded cluster. */
export const DATABASE_NAME = 'timele';

/** Creates the database in the embedded cluster on first use. */
async function ownDatabase(cluster: EmbeddedCluster): Promise<string> {
  const client = ignoreConnectionErrors(new Client({ connectionString: cluster.url('postgres') }));
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE_NAME]);
    if (rowCount === 0) await client.query(`create database ${DATABASE_NAME}`);
  } catch (error) {
    // 42P04 and 23505: another process created it at the same moment.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
  return cluster.url(DATABASE_NAME);
}

function describe(error: unknown, givenUrl: string | undefined): string {
  const message = error instanceof Error ? error.message : String(error);
  if (givenUrl === undefined) return message;
  const { hostname, port, pathname } = new URL(givenUrl);
  const where = `${hostname}:${port || 5432}${pathname}`;
  return `Cannot use the database of DATABASE_URL (${where}): ${message}\nCheck that it is running and that the user may create tables, or unset DATABASE_URL to use the embedded Postgres.`;
}
