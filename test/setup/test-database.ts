/**
 * A database of its own for a test file: migrated, with feature views, without rows.
 */
import { randomBytes } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import type { Database } from '../../src/db/database';
import { PrismaClient } from '../../src/db/generated/client';
import { tolerateBreaks } from '../../src/db/tolerate-breaks';
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
  const pool = tolerateBreaks(new Pool({ connectionString: url, max: 16 }));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) });
  return {
    url,
    pool,
    prisma,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
      await onServer(serverUrl, `drop database ${name} with (force)`);
    },
  };
}
