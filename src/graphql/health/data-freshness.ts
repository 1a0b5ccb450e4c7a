import type { Pool } from 'pg';

/** When the data was last changed. */
export interface DataFreshness {
  /** When the last import that changed data ended; null before the first. */
  readonly importedAt: Date | null;
  /** Moment of the latest order recorded through the API; null if there is none. */
  readonly recordedAt: Date | null;
  /** Number of orders recorded through the API. */
  readonly recordedOrders: number;
}

const SQL = `
  select
    (select max(finished_at) from import_runs) as "importedAt",
    (select max(ordered_at) from orders where source = 'api') as "recordedAt",
    (select count(*)::int from orders where source = 'api') as "recordedOrders"
`;

export async function readDataFreshness(pool: Pool): Promise<DataFreshness> {
  const { rows } = await pool.query<DataFreshness>(SQL);
  return rows[0];
}
