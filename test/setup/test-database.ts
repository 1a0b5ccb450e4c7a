/**
 * A database of its own for a test file: migrated, with feature views, without rows.
 */
import { randomBytes } from 'node:crypto';
import { databaseOn, bulkPool } from '../../src/db/database';
import type { Database } from '../../src/db/database';
import { onServer, templateName, testServerUrl } from './test-server';

/**
 * Clones the template in some tens of milliseconds; call it in beforeAll and `close()` in afterAll, which drops it.
 * Programs that a test runs reach it with DATABASE_URL = `url`.
 */
export async function createTestDatabase(): Promise<Database> {
  const serverUrl = testServerUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `create database ${name} template ${templateName}`);
  const url = serverUrl.replace(/[^/]*$/, name);
  // A connection that is still closing when the database is dropped is told so; nobody needs to know.
  return databaseOn(url, bulkPool(url, 16), () => onServer(serverUrl, `drop database ${name} with (force)`));
}
