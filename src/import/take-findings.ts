import type { PoolClient } from 'pg';
import { readSql } from '../lib/read-sql';
import type { Finding } from './finding';
import type { FindingsLog } from './findings-log';

const findingsAtATime = 5_000;

/** Moves what the checks in SQL found to the log, file by file and line by line. */
export async function takeFindings(client: PoolClient, log: FindingsLog): Promise<void> {
  await client.query(readSql(__dirname, 'check/open-found'));
  for (;;) {
    const { rows } = await client.query<Finding>(`fetch ${findingsAtATime} from found`);
    if (rows.length === 0) break;
    for (const finding of rows) log.add(finding);
  }
  await client.query('close found');
}
