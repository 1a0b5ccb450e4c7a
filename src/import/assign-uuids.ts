import type { PoolClient } from 'pg';
import { userUuid } from './user-uuid';

const usersAtATime = 10_000;

/** Gives each staged user its external id; Postgres itself cannot make a UUIDv5. */
export async function assignUuids(client: PoolClient, namespace: string): Promise<void> {
  await client.query('declare new_users no scroll cursor for select id from staged_users');
  for (;;) {
    const { rows } = await client.query<{ id: number }>(`fetch ${usersAtATime} from new_users`);
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
