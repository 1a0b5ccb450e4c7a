import type { Pool } from 'pg';
import type { Environment } from '../../config/environment';
import { describeImport } from '../../import/import-summary';
import { runImport } from '../../import/run-import';
import { startProgress } from '../../lib/progress';

export interface ImportDataOptions {
  readonly environment: Environment;
  readonly pool: Pool;
  readonly signal: AbortSignal;
  /** Imports although many stored orders change their user. */
  readonly replace?: boolean;
  notice(message: string): void;
}

/**
 * Imports DATA_DIR, with progress, and prints what came of it.
 *
 * @throws ImportError when there are no files, or they cannot be imported
 */
export async function importData({
  environment,
  pool,
  signal,
  replace = false,
  notice,
}: ImportDataOptions): Promise<void> {
  const { dataDir, stateDir, maxRejectShare, userUuidNamespace } = environment;
  notice(`Importing ${dataDir}`);
  const summary = await runImport({
    dataDir,
    stateDir,
    maxRejectShare,
    userUuidNamespace,
    pool,
    signal,
    replace,
    onNotice: notice,
    startProgress,
  });
  process.stdout.write(`${describeImport(summary)}\n`);
}
