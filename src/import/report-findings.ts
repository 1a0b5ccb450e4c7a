import type { PoolClient } from 'pg';
import { readSql } from '../lib/read-sql';
import type { EmptyOrders } from './check/orders-without-items';
import { orderItems } from './file-kind';
import type { FindingsLog } from './findings-log';
import type { ImportContext } from './import-context';
import type { FileSummary } from './import-summary';
import { assertRejectShare } from './reject-share';
import type { Finding } from './row-finding';
import { describeUnread } from './unread-files';

const FETCH_SIZE = 5_000;

/** Copies the findings to the log in the order of files and lines. Must run in a transaction. */
export async function reportFindings(client: PoolClient, log: FindingsLog): Promise<void> {
  await client.query(readSql(__dirname, 'check/open-findings-cursor'));
  for (;;) {
    const { rows } = await client.query<Finding>(`fetch ${FETCH_SIZE} from findings_cursor`);
    if (rows.length === 0) break;
    for (const finding of rows) log.add(finding);
  }
  await client.query('close findings_cursor');
}

/** The number of rows and of findings by outcome for each loaded file. */
export async function summariseFiles(client: PoolClient): Promise<readonly FileSummary[]> {
  const { rows } = await client.query<FileSummary>(readSql(__dirname, 'check/file-summaries'));
  return rows;
}

/**
 * @param emptyOrders the result of rejectOrdersWithoutItems, if it has run
 * @returns the summary of each file
 * @throws ImportError if a file has too many rejected rows; all findings are in the log then
 */
export async function enforceRejectShare(
  { client, findings, maxRejectShare, files, unread }: ImportContext,
  emptyOrders: readonly EmptyOrders[] = [],
): Promise<readonly FileSummary[]> {
  const summaries = await summariseFiles(client);
  try {
    assertRejectShare(summaries, maxRejectShare, {
      findingsPath: findings.path,
      emptyOrders,
      itemFiles: files.filter(({ kind }) => kind === orderItems).map(({ name }) => name),
      unread: describeUnread(unread),
    });
  } catch (error) {
    await reportFindings(client, findings);
    throw error;
  }
  return summaries;
}
