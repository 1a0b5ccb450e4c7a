import type { Pool } from 'pg';
import { readSql } from '../../lib/read-sql';

/** Comparison of a model's answers with the orders recorded afterwards; a value is null if there is no such order. */
export interface OnlineMetricValues {
  /** Recorded orders whose user had been served before. */
  readonly orders: number;
  /** Share of the first k recommended products that the next order contained. */
  readonly acceptanceAt5: number | null;
  readonly acceptanceAt10: number | null;
  readonly acceptanceAt20: number | null;
  /** Share of all recommended products that the next order contained. */
  readonly itemAcceptance: number | null;
  /** Products that must be added to or removed from the predicted basket to get the actual basket. */
  readonly basketEditDistance: number | null;
}

/** @param modelVersion null for answers given without a model */
export async function readOnlineMetrics(
  pool: Pool,
  modelVersion: string | null,
): Promise<OnlineMetricValues> {
  const { rows } = await pool.query<OnlineMetricValues>(readSql(__dirname, 'online-metrics'), [modelVersion]);
  return rows[0];
}
