/** `npm run import`, also run by `npx prisma db seed`: imports the CSV files of DATA_DIR. */
import { importData } from '../import/import-data';
import { commandOf, runCommand } from '../run-command';

interface Options {
  readonly replace?: true;
  readonly completeCatalogue?: true;
}

void runCommand(async ({ environment, signal, emptyDatabase, notice }) => {
  const { replace = false, completeCatalogue = false } = commandOf({
    name: 'npm run import --',
    description:
      'Imports the CSV files of DATA_DIR into the database. Running it again imports only new and changed rows. Configured by environment variables: DATA_DIR (required if DATABASE_URL is set), DATABASE_URL, TIMELE_STATE_DIR, MAX_REJECT_SHARE, USER_UUID_NAMESPACE (docs/reference/environment.md).',
    examples: [
      'npm run import',
      'DATA_DIR=../instacart npm run import',
      'npm run import -- --complete-catalogue',
      'npm run import -- --replace',
    ],
  })
    .option(
      '--replace',
      'import even if more than one in twenty stored orders in the files changes its user, or more than one in five available products is missing from a complete catalogue; such an import is refused otherwise',
    )
    .option(
      '--complete-catalogue',
      'products.csv contains the whole catalogue: stored products that it lacks become unavailable, until a file contains them again',
    )
    .allowExcessArguments(false)
    .parse()
    .opts<Options>();
  const { pool } = await emptyDatabase();
  await importData({ environment, pool, signal, replace, completeCatalogue, notice });
});
