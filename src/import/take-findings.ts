import type { PoolClient } from 'pg';
import { readSql } from '../lib/read-sql';
import type { EmptyOrders } from './check/orders-without-items';
import { orderItems } from './file-kind';
import type { Finding } from './finding';
import type { FindingsLog } from './findings-log';
import type { ImportContext } from './import-context';
import type { FileSummary } from './import-summary';
import { checkRejectShare } from './reject-share';
import { describeUnread } from './unread-files';

const findingsAtATime = 5_000;

/** Moves what was found to the log, file by file and line by line. Within a transaction. */
export async function takeFindings(client: PoolClient, log: FindingsLog): Promise<void> {
  await client.query(readSql(__dirname, 'check/open-found'));
  for (;;) {
    const { rows } = await client.query<Finding>(`fetch ${findingsAtATime} from found`);
    if (rows.length === 0) break;
    for (const finding of rows) log.add(finding);
  }
  await client.query('close found');
}

/** Rows of the files that are staged, and what became of them so far. */
export async function summariseFiles(client: PoolClient): Promise<readonly FileSummary[]> {
  const { rows } = await client.query<FileSummary>(readSql(__dirname, 'check/file-summaries'));
  return rows;
}

/**
 * @param emptyOrders what rejectOrdersWithoutItems found, once it has run
 * @returns the summary of each file
 * @throws ImportError when a file has too many rejected rows; all findings are in the log then
 */
export async function refuseTooManyRejects(
  { client, findings, maxRejectShare, files, unread }: ImportContext,
  emptyOrders: readonly EmptyOrders[] = [],
): Promise<readonly FileSummary[]> {
  const summaries = await summariseFiles(client);
  try {
    checkRejectShare(summaries, maxRejectShare, {
      findingsPath: findings.path,
      emptyOrders,
      itemFiles: files.filter(({ kind }) => kind === orderItems).map(({ name }) => name),
      unread: describeUnread(unread),
    });
  } catch (error) {
    await takeFindings(client, findings);
    throw error;
  }
  return summaries;
}
