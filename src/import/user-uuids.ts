import type { PoolClient } from 'pg';
import { v5 } from 'uuid';

const BATCH_SIZE = 10_000;

/** Computes the external id of each staged user here, because Postgres has no function for UUIDv5. */
export async function assignUuids(client: PoolClient, namespace: string): Promise<void> {
  await client.query('declare new_users no scroll cursor for select id from staged_users');
  for (;;) {
    const { rows } = await client.query<{ id: number }>(`fetch ${BATCH_SIZE} from new_users`);
    if (rows.length === 0) break;
    const ids = rows.map(({ id }) => id);
    const uuids = ids.map((id) => userUuid(namespace, id));
    await client.query(
      'insert into staged_user_uuids (id, uuid) select * from unnest($1::integer[], $2::uuid[])',
      [ids, uuids],
    );
  }
  await client.query('close new_users');
}

/** The same user_id and namespace always give the same external id. */
function userUuid(namespace: string, userId: number): string {
  return v5(String(userId), namespace);
}
