import type { Pool } from 'pg';
import { missingZoneWarning } from '../../config/missing-zone';
import type { Environment } from '../../config/environment';
import { ImportError } from '../../import/import-error';
import { describeImport } from '../../import/import-summary';
import { runImport } from '../../import/run-import';
import { startProgress } from '../../lib/progress';

export interface ImportDataOptions {
  readonly environment: Environment;
  readonly pool: Pool;
  readonly signal: AbortSignal;
  /** Imports even if many stored orders change their user, or many products become unavailable. */
  readonly replace?: boolean;
  /** products.csv contains the whole catalogue. */
  readonly completeCatalogue?: boolean;
  notice: (message: string) => void;
}

/**
 * Imports DATA_DIR, shows the progress and prints a summary.
 *
 * @throws ImportError if DATA_DIR is not set, if it contains no files, or if they cannot be imported
 */
export async function importData({
  environment,
  pool,
  signal,
  replace = false,
  completeCatalogue = false,
  notice,
}: ImportDataOptions): Promise<void> {
  const { stateDir, maxRejectShare, userUuidNamespace, shopZone } = environment;
  const dataDir = requiredDataDir(environment);
  const warning = missingZoneWarning(process.env);
  if (warning !== undefined) notice(warning);
  notice(`Importing ${dataDir}`);
  const summary = await runImport({
    dataDir,
    stateDir,
    maxRejectShare,
    userUuidNamespace,
    shopZone,
    pool,
    signal,
    replace,
    completeCatalogue,
    onNotice: notice,
    startProgress,
  });
  process.stdout.write(`${describeImport(summary)}\n`);
}

/** @throws ImportError */
function requiredDataDir({ dataDir }: Pick<Environment, 'dataDir'>): string {
  if (dataDir !== undefined) return dataDir;
  throw new ImportError(
    'DATA_DIR: expected the folder of CSV files to import into the database of DATABASE_URL, got none. ' +
      'Set it, for example DATA_DIR=../my-shop npm run import; for the invented sample shop, DATA_DIR=data/sample.',
  );
}
