/**
 * A separate database for a test file: migrated, with feature views, without rows.
 */
import { randomBytes } from 'node:crypto';
import { databaseOn, bulkPool } from '../../src/db/database';
import type { Database } from '../../src/db/database';
import { onServer, TEMPLATE_NAME, testServerUrl } from './test-server';

/**
 * Clones the template, which takes some tens of milliseconds. Call it in beforeAll and `close()`, which drops the database,
 * in afterAll. Child processes connect to it through DATABASE_URL = `url`.
 */
export async function createTestDatabase(): Promise<Database> {
  const serverUrl = testServerUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `create database ${name} template ${TEMPLATE_NAME}`);
  const url = serverUrl.replace(/[^/]*$/, name);
  // A connection that is still closing when the database is dropped gets an error, which is irrelevant here.
  return databaseOn(url, bulkPool(url, 16), () => onServer(serverUrl, `drop database ${name} with (force)`));
}
