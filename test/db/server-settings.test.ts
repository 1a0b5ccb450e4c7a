/** What the embedded server guarantees for committed rows, and what it saves where no guarantee is needed. */
import { chmodSync } from 'node:fs';
import { Client } from 'pg';
import { joinEmbeddedCluster } from '../../src/db/cluster/embedded-cluster';
import type { EmbeddedCluster } from '../../src/db/cluster/embedded-cluster';
import { temporaryFolder } from '../setup/trained-shop';

const state = temporaryFolder();
let cluster: EmbeddedCluster;
let client: Client;

beforeAll(async () => {
  chmodSync(state.path, 0o755);
  cluster = await joinEmbeddedCluster({ stateDir: state.path });
  client = new Client({ connectionString: cluster.url('postgres') });
  await client.connect();
}, 120_000);

afterAll(async () => {
  await client.end();
  await cluster.leave();
  state.remove();
});

test.each(['fsync', 'full_page_writes', 'synchronous_commit'])(
  '%s is on, so committed rows survive a crash',
  async (name) => {
    const { rows } = await client.query('select current_setting($1) as value', [name]);
    expect(rows).toEqual([{ value: 'on' }]);
  },
);

/** Bytes of write-ahead log written for a transaction that inserts 200,000 rows. */
async function logOf(before: string): Promise<number> {
  const from = await logPosition();
  await client.query(`begin; ${before}; insert into numbers select generate_series(1, 200000); commit`);
  return (await logPosition()) - from;
}

async function logPosition(): Promise<number> {
  const { rows } = await client.query<{ bytes: number }>(
    `select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::float8 as bytes`,
  );
  return rows[0].bytes;
}

test('rows of a table created in the same transaction write no log and survive', async () => {
  const fresh = await logOf('create table numbers (number integer)');
  const later = await logOf('select 1');
  expect(fresh).toBeLessThan(later / 20);
  expect((await client.query('select from numbers')).rowCount).toBe(400_000);
});
