/** What an import found in a log; kept in the staging area, so that a resumed import knows it too. */
import type { ClientBase } from 'pg';
import { readSql } from '../../lib/read-sql';
import type { DerivationCounts } from '../lines/derive-orders';
import type { StagedLog } from '../lines/stage-log';
import type { ProductFileUse } from './product-files';

export interface LogSummary {
  /** Files that are not UTF-8. */
  readonly encodings: readonly { readonly file: string; readonly encoding: string }[];
  readonly log: Omit<StagedLog, 'formats' | 'partRows'>;
  /** How times are written, in words. */
  readonly times: string;
  /** Roles whose ids are whole numbers, although they are written with `.0`. */
  readonly wholeIds: readonly string[];
  /** Whether there are events, but none that means a purchase, so that all rows count. */
  readonly lacksPurchases: boolean;
  readonly counts: DerivationCounts;
  readonly productFiles: readonly ProductFileUse[];
  readonly facts: LogFacts;
  readonly firstOrders: readonly FirstOrder[];
}

export interface LogFacts {
  /** Days since 1970-01-01, or day numbers of the log. */
  readonly first_day: number | null;
  readonly last_day: number | null;
  readonly has_moments: boolean;
  readonly median_items: number | null;
  readonly max_items: number | null;
  readonly median_orders: number | null;
  readonly users_with_three_orders: number;
  /** Orders in each hour of the day. */
  readonly by_hour: readonly number[];
  /** Orders with 1, 2, ... different products; the last number counts all larger ones. */
  readonly by_items: readonly number[];
  /** Users with 1, 2, ... orders; the last number counts all with more. */
  readonly by_orders: readonly number[];
  /** Orders in at most 60 equally long periods of whole days, from the first day to the last. */
  readonly by_period: readonly number[];
}

export interface FirstOrder {
  readonly order_id: string;
  readonly user: string;
  readonly local_day: number | null;
  readonly hour_of_day: number | null;
  readonly order_number: number | null;
  readonly items: readonly string[];
}

/** @param client whose search path contains the tables of derive-orders.ts */
export async function readFacts(client: ClientBase): Promise<Pick<LogSummary, 'facts' | 'firstOrders'>> {
  const facts = await client.query<LogFacts>(readSql(__dirname, 'sql/facts'));
  const first = await client.query<FirstOrder>(readSql(__dirname, 'sql/first-orders'));
  return { facts: facts.rows[0], firstOrders: first.rows };
}

export async function storeSummary(client: ClientBase, summary: LogSummary): Promise<void> {
  await client.query('create table log_summary (summary jsonb not null)');
  await client.query('insert into log_summary values ($1)', [JSON.stringify(summary)]);
}

export async function readSummary(client: ClientBase): Promise<LogSummary> {
  const { rows } = await client.query<{ summary: LogSummary }>('select summary from log_summary');
  return rows[0].summary;
}
