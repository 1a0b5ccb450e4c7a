/** `npm run import`, also run by `npx prisma db seed`: imports the files of a shop. */
import { importData } from '../import/import-data';
import { commandOf, runCommand } from '../run-command';

interface Options {
  readonly map?: string;
  readonly from?: string;
  readonly check?: true;
  readonly report: string;
  readonly replace?: true;
  readonly completeCatalogue?: true;
}

void runCommand(async ({ environment, signal, emptyDatabase, notice }) => {
  const command = commandOf({
    name: 'npm run import --',
    description:
      'Imports the files of a shop into the database: transaction logs of which each row is one product in one order (CSV, JSON lines, XLSX, Parquet, also .gz and .zip), or files of orders, order items and products. Without names of files, imports DATA_DIR. Running it again imports only new and changed rows. Configured by environment variables: DATA_DIR, DATABASE_URL, SHOP_TIME_ZONE, TIMELE_STATE_DIR, MAX_REJECT_SHARE, USER_UUID_NAMESPACE (docs/reference/environment.md). See docs/bring-your-own-data.md.',
    examples: [
      'npm run import',
      'DATA_DIR=../instacart npm run import',
      'npm run import -- ../exports/orders-2026.csv.gz --check',
      'npm run import -- ../exports/ --map map.yaml',
      'npm run import -- --complete-catalogue',
      'npm run import -- --replace',
    ],
  })
    .argument('[files...]', 'files, folders and patterns; all files of a log together')
    .option('--map <file>', 'a map file, which says what the columns of a log mean')
    .option(
      '--check',
      'read everything, report what was understood and what would change, and change nothing',
    )
    .option('--report <file>', 'where --check writes its report with pictures', 'import-check.html')
    .option(
      '--from <day>',
      'replace the stored orders from this day on (YYYY-MM-DD), and add no earlier ones',
    )
    .option(
      '--replace',
      'import even if more than one in twenty stored orders in the files changes its user, or more than one in five available products is missing from a complete catalogue; such an import is refused otherwise',
    )
    .option(
      '--complete-catalogue',
      'products.csv contains the whole catalogue: stored products that it lacks become unavailable, until a file contains them again',
    )
    .parse();
  const {
    map,
    from,
    check = false,
    report,
    replace = false,
    completeCatalogue = false,
  } = command.opts<Options>();
  const { pool } = await emptyDatabase();
  await importData({
    environment,
    pool,
    signal,
    names: command.args,
    mapFile: map,
    from,
    check,
    report,
    replace,
    completeCatalogue,
    notice,
  });
});
