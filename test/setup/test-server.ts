/**
 * How tests reach the Postgres of their jest run. The address travels in the environment, the one thing that jest's
 * workers inherit from global set-up.
 */
import { Client } from 'pg';

/** The migrated database from which each test file clones its own. */
export const templateName = 'template_timele';

const addressVariable = 'TIMELE_TEST_SERVER';
const errorVariable = 'TIMELE_TEST_SERVER_ERROR';

/** @param url address of a database that stays, from which others can be made and dropped */
export function announceTestServer(url: string): void {
  process.env[addressVariable] = url;
}

/** Only the tests that ask for a database are to fail. */
export function announceTestServerError(message: string): void {
  process.env[errorVariable] = message;
}

/** @throws Error with the reason why there is no server */
export function testServerUrl(): string {
  const url = process.env[addressVariable];
  if (url) return url;
  throw new Error(`No test database: ${process.env[errorVariable] ?? 'tests are to be started by jest'}`);
}

/** Runs one statement on a connection of its own, as `create database` wants it. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
