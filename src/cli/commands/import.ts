/** `npm run import` and `npx prisma db seed`: imports the CSV files of DATA_DIR. */
import { importData } from '../import/import-data';
import { commandOf, runCommand } from '../run-command';

interface Options {
  readonly replace?: true;
}

void runCommand(async ({ environment, signal, database, notice }) => {
  const { replace = false } = commandOf({
    name: 'npm run import --',
    description:
      'Imports the CSV files of DATA_DIR into the database; npx prisma db seed does the same. Running it again imports only what is new or different. Everything else is set by environment variables: DATA_DIR (required if DATABASE_URL is set), DATABASE_URL, TIMELE_STATE_DIR, MAX_REJECT_SHARE, USER_UUID_NAMESPACE (see README.md).',
    examples: [
      'npm run import',
      'DATA_DIR=../instacart npm run import',
      'npm run import -- --replace',
      'npx prisma db seed',
    ],
  })
    .option(
      '--replace',
      'import even when more than one in twenty stored orders in the files changes its user, which otherwise is refused',
    )
    .allowExcessArguments(false)
    .parse()
    .opts<Options>();
  const { pool } = await database();
  await importData({ environment, pool, signal, replace, notice });
});
