/** `npx prisma db seed`: imports the CSV files of DATA_DIR. */
import { importData } from './import/import-data';
import { commandOf, runCommand } from './run-command';

void runCommand(async ({ environment, signal, database, notice }) => {
  commandOf({
    name: 'npx prisma db seed --',
    description:
      'Imports the CSV files of DATA_DIR into the database. Running it again imports only what is new or different. Everything is set by environment variables: DATA_DIR (needed where DATABASE_URL is set), DATABASE_URL, TIMELE_STATE_DIR, MAX_REJECT_SHARE, USER_UUID_NAMESPACE (see README.md).',
    examples: ['npx prisma db seed', 'DATA_DIR=../instacart npx prisma db seed'],
  })
    .allowExcessArguments(false)
    .parse();
  const { pool } = await database();
  await importData({ environment, pool, signal, notice });
});
