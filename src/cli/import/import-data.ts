import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Pool } from 'pg';
import { missingZoneWarning } from '../../config/missing-zone';
import type { Environment } from '../../config/environment';
import { writeMapFile } from '../../import/columns/map-file';
import { FOLDER_MAP, folderMap } from '../../import/input/folder-files';
import { ImportError } from '../../import/import-error';
import type { OpenLog } from '../../import/logs/open-log';
import { describeImport } from '../../import/import-summary';
import { runAnyImport } from '../../import/run-any-import';
import { startProgress } from '../../lib/progress';
import { checkPage } from './report/check-page';

export interface ImportDataOptions {
  readonly environment: Environment;
  readonly pool: Pool;
  readonly signal: AbortSignal;
  /** Files, folders and patterns; DATA_DIR if there are none. */
  readonly names?: readonly string[];
  /** A map file, which says what the columns of a log mean. */
  readonly mapFile?: string | undefined;
  /** Replaces the stored orders from this day on (YYYY-MM-DD). */
  readonly from?: string | undefined;
  /** Only reports what an import would do. */
  readonly check?: boolean;
  /** Where a check writes its report as a page; nowhere if undefined. */
  readonly report?: string | undefined;
  /** Imports even if many stored orders change their user, or many products become unavailable. */
  readonly replace?: boolean;
  /** products.csv contains the whole catalogue. */
  readonly completeCatalogue?: boolean;
  notice: (message: string) => void;
}

/**
 * Imports files, shows the progress and prints a summary.
 *
 * @throws ImportError if there are no files, or if they cannot be imported
 */
export async function importData({
  environment,
  pool,
  signal,
  names = [],
  mapFile,
  from,
  check = false,
  report,
  replace = false,
  completeCatalogue = false,
  notice,
}: ImportDataOptions): Promise<void> {
  const { stateDir, maxRejectShare, userUuidNamespace, shopZone } = environment;
  const wanted = names.length > 0 ? names : [requiredDataDir(environment)];
  const warning = missingZoneWarning(process.env);
  if (warning !== undefined) notice(warning);
  const map = mapFile ?? (wanted.length === 1 ? folderMap(wanted[0]) : undefined);
  notice(`${check ? 'Checking' : 'Importing'} ${wanted.join(' ')}`);
  let log: OpenLog | undefined;
  const summary = await runAnyImport({
    names: wanted,
    map: map === undefined ? undefined : { name: map, text: readMap(map) },
    from: checkedDay(from),
    stateDir,
    maxRejectShare,
    userUuidNamespace,
    shopZone,
    pool,
    signal,
    replace,
    completeCatalogue,
    check,
    onNotice: notice,
    startProgress,
    onUnderstood: (opened) => {
      log = opened;
      const { understood } = opened;
      if (map !== undefined) return;
      const path = join(stateDir, FOLDER_MAP);
      mkdirSync(stateDir, { recursive: true });
      writeFileSync(path, writeMapFile(understood.mapping, understood.unread));
      notice(
        `Written to ${path}. To correct it, edit a copy, and pass it with --map or put it beside the files.`,
      );
    },
  });
  process.stdout.write(`${describeImport(summary)}\n`);
  if (check && report !== undefined) {
    writeReport(report, checkPage(summary, log, wanted));
    notice(`The report with pictures is written to ${resolve(report)}. Open it in a browser.`);
  }
}

/** @throws ImportError */
function requiredDataDir({ dataDir }: Pick<Environment, 'dataDir'>): string {
  if (dataDir !== undefined) return dataDir;
  throw new ImportError(
    'DATA_DIR: expected the folder of CSV files to import into the database of DATABASE_URL, got none. ' +
      'Set it, for example DATA_DIR=../my-shop npm run import, or name the files: npm run import -- orders.csv; for the invented sample shop, DATA_DIR=data/sample.',
  );
}

/** @throws ImportError */
function writeReport(path: string, page: string): void {
  try {
    writeFileSync(path, page);
  } catch (error) {
    throw new ImportError(
      `--report: expected a file that can be written, cannot write ${path} (${(error as NodeJS.ErrnoException).code}). Check the path.`,
      { cause: error },
    );
  }
}

/** @throws ImportError */
function readMap(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ImportError(
      `--map: expected a map file, cannot read ${path} (${(error as NodeJS.ErrnoException).code}). Check the path.`,
      { cause: error },
    );
  }
}

/** @throws ImportError */
function checkedDay(day: string | undefined): string | undefined {
  if (day === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day)) return day;
  throw new ImportError(`--from: expected a day such as 2026-11-01, got ${day}.`);
}
