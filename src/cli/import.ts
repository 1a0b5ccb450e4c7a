/**
 * `npx prisma db seed`: imports the CSV files of DATA_DIR.
 */
import { Command } from 'commander';
import { EnvironmentError, readEnvironment } from '../config/environment';
import { DatabaseError, openDatabase } from '../db/database';
import { ImportError } from '../import/import-error';
import { describeImport } from '../import/import-summary';
import { runImport } from '../import/run-import';
import { startProgress } from '../lib/progress';

const interrupted = 130;

async function main(): Promise<number> {
  new Command('npx prisma db seed --')
    .description(
      'Imports the CSV files of DATA_DIR into the database. Running it again imports only what is new or different.',
    )
    .addHelpText(
      'after',
      `
Environment:
  DATA_DIR             folder of CSV files (data/sample)
  DATABASE_URL         Postgres to use; unset starts the embedded one
  TIMELE_STATE_DIR     where the embedded Postgres and import-findings.csv live (.timel-e)
  MAX_REJECT_SHARE     share of rejected rows in a file above which nothing is changed (0.01)
  USER_UUID_NAMESPACE  namespace of the users' external ids

Example:
  DATA_DIR=../instacart npx prisma db seed`,
    )
    .allowExcessArguments(false)
    .showHelpAfterError('Everything is set by environment variables: see npx prisma db seed -- --help')
    .parse();
  const environment = readEnvironment(process.env);
  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abort.abort());
  const database = await openDatabase(environment, { onNotice: (text) => console.error(text) });
  try {
    const { dataDir, stateDir, maxRejectShare, userUuidNamespace } = environment;
    console.error(`Importing ${dataDir}`);
    const summary = await runImport({
      dataDir,
      stateDir,
      maxRejectShare,
      userUuidNamespace,
      pool: database.pool,
      signal: abort.signal,
      onNotice: (text) => console.error(text),
      startProgress,
    });
    console.log(describeImport(summary));
    return 0;
  } catch (error) {
    if (!abort.signal.aborted) throw error;
    console.error('Interrupted: everything was rolled back, the database is as it was.');
    return interrupted;
  } finally {
    await database.close();
  }
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    const told = [ImportError, DatabaseError, EnvironmentError].some((kind) => error instanceof kind);
    console.error(told ? error.message : error.stack);
    process.exit(1);
  },
);
