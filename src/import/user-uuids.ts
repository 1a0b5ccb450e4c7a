import type { PoolClient } from 'pg';
import { v5 } from 'uuid';
import type { IdMode } from './ids/id-kind';

const BATCH_SIZE = 10_000;

/** Computes the UUID of each staged user here, because Postgres has no function for UUIDv5. */
export async function assignUuids(client: PoolClient, ids: IdMode, namespace: string): Promise<void> {
  const externalId =
    ids.name === 'numeric' ? 'case when id < 0 then shown_user(id) else id::text end' : 'shown_user(id)';
  await client.query(
    `declare new_users no scroll cursor for select id, ${externalId} as "externalId" from staged_users`,
  );
  for (;;) {
    const { rows } = await client.query<{ id: number; externalId: string }>(
      `fetch ${BATCH_SIZE} from new_users`,
    );
    if (rows.length === 0) break;
    const uuids = rows.map(({ externalId: id }) => userUuid(namespace, id));
    await client.query(
      'insert into staged_user_uuids (id, uuid) select * from unnest($1::integer[], $2::uuid[])',
      [rows.map(({ id }) => id), uuids],
    );
  }
  await client.query('close new_users');
}

/** The same external id and namespace always give the same UUID. */
function userUuid(namespace: string, externalId: string): string {
  return v5(externalId, namespace);
}
