/**
 * Access to the Postgres of the Jest run. Its URL is passed in the environment, the only thing that Jest's workers inherit
 * from the global set-up.
 */
import { Client } from 'pg';

/** The migrated database that each test file clones. */
export const TEMPLATE_NAME = 'template_timele';

const URL_VARIABLE = 'TIMELE_TEST_SERVER';
const ERROR_VARIABLE = 'TIMELE_TEST_SERVER_ERROR';

/** @param url of a permanent database, from which others can be created and dropped */
export function announceTestServer(url: string): void {
  process.env[URL_VARIABLE] = url;
}

/** Only tests that need a database should fail. */
export function announceTestServerError(message: string): void {
  process.env[ERROR_VARIABLE] = message;
}

/** @throws Error with the reason why there is no server */
export function testServerUrl(): string {
  const url = process.env[URL_VARIABLE];
  if (url) return url;
  throw new Error(
    `No test database: ${process.env[ERROR_VARIABLE] ?? 'start the tests with Jest (npm test)'}`,
  );
}

/** Runs a statement on a separate connection, as `create database` requires. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
