import type { Pool } from 'pg';

/** The keys of all users, sorted by external id: samples of this list do not depend on the keys. */
export async function readAllUsers(pool: Pool): Promise<readonly number[]> {
  const { rows } = await pool.query<{ id: number }>('select id from users order by external_id');
  return rows.map(({ id }) => id);
}
