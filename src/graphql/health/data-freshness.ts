import type { Pool } from 'pg';

/** How new what the service knows is. */
export interface DataFreshness {
  /** When the last import that changed something ended; null before the first. */
  readonly importedAt: Date | null;
  /** When the last order came in through the API; null for none. */
  readonly recordedAt: Date | null;
  /** Orders that came in through the API. */
  readonly recordedOrders: number;
}

const sql = `
  select
    (select max(finished_at) from import_runs) as "importedAt",
    (select max(ordered_at) from orders where source = 'api') as "recordedAt",
    (select count(*)::int from orders where source = 'api') as "recordedOrders"
`;

export async function readDataFreshness(pool: Pool): Promise<DataFreshness> {
  const { rows } = await pool.query<DataFreshness>(sql);
  return rows[0];
}
