import type { Pool } from 'pg';
import { readSql } from '../../lib/read-sql';

/** How a model's answers fared with the orders that were recorded afterwards; null where no order tells. */
export interface OnlineMetricValues {
  /** Recorded orders whose user had been served before. */
  readonly orders: number;
  /** Share of the first k recommended products that the next order held. */
  readonly acceptanceAt5: number | null;
  readonly acceptanceAt10: number | null;
  readonly acceptanceAt20: number | null;
  /** Share of all recommended products that the next order held. */
  readonly itemAcceptance: number | null;
  /** Products that must be added to or taken from the predicted basket to get the real one. */
  readonly basketEditDistance: number | null;
}

/** @param modelVersion null for answers without a model */
export async function readOnlineMetrics(
  pool: Pool,
  modelVersion: string | null,
): Promise<OnlineMetricValues> {
  const { rows } = await pool.query<OnlineMetricValues>(readSql(__dirname, 'online-metrics'), [modelVersion]);
  return rows[0];
}
