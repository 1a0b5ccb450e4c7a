import { join } from 'node:path';
import { groupBy } from '../lib/group-by';
import type { StartProgress } from '../lib/progress';
import { fileGroup } from './data-folder';
import { FindingSpool } from './finding-spool';
import type { ImportContext } from './import-context';
import type { PlannedFile } from './planned-file';
import type { RowFinding } from './row-finding';
import { inTransaction } from './session';
import { ensureTable, recordLoadedFile, readLoadedFiles } from './staging-area';

/** Loading the rows of one file into a table. */
export interface LoadTask {
  readonly file: PlannedFile;
  readonly table: string;
  /** Adds the file to the finding. */
  readonly onFinding: (finding: RowFinding) => void;
  readonly onProgress: (bytes: number, rows: number) => void;
  readonly signal: AbortSignal;
  /** Whether the table was created in this transaction. */
  readonly fresh: boolean;
}

/**
 * Loads files one by one, each in its own transaction; skips files that an earlier run has loaded.
 *
 * @param table the staging table of a file, which is also the name of its staging/*.sql
 * @param copy copies the rows into the table and returns the number of rows in the file, including rejected ones
 */
export async function loadFiles(
  { client, stateDir, signal, startProgress }: ImportContext,
  files: readonly PlannedFile[],
  table: (file: PlannedFile) => string,
  copy: (task: LoadTask) => Promise<number>,
): Promise<void> {
  const loaded = await readLoadedFiles(client);
  for (const [group, members] of groupBy(files, ({ name }) => fileGroup(name))) {
    const progress = groupProgress(startProgress, group, members);
    for (const file of members) {
      const rows = loaded.get(file.number) ?? (await load(file, progress.onProgress));
      progress.onFile(file.bytes, rows, loaded.has(file.number));
    }
    progress.stop();
  }

  function load(file: PlannedFile, onProgress: LoadTask['onProgress']): Promise<number> {
    return inTransaction(client, signal, async () => {
      const spool = new FindingSpool(join(stateDir, `import-findings.${process.pid}.${file.number}`));
      try {
        const fresh = await ensureTable(client, table(file));
        const onFinding = (finding: RowFinding) => spool.add(file.number, finding);
        const rows = await copy({ file, table: table(file), onFinding, onProgress, signal, fresh });
        await spool.copyTo(client);
        await recordLoadedFile(client, file, table(file), rows);
        return rows;
      } finally {
        spool.close();
      }
    });
  }
}

/** One progress bar per group of files. */
function groupProgress(startProgress: StartProgress, label: string, files: readonly PlannedFile[]) {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const progress = startProgress(label, total);
  const start = performance.now();
  let [bytesBefore, rowsBefore, rowsLoadedBefore] = [0, 0, 0];
  const rate = (rows: number) =>
    `${Math.round((1000 * rows) / (performance.now() - start)).toLocaleString('en')} rows/s`;
  return {
    onProgress: (bytes: number, rows: number) =>
      progress.update(bytesBefore + bytes, rate(rowsBefore + rows)),
    onFile: (bytes: number, rows: number, isLoadedBefore: boolean) => {
      bytesBefore += bytes;
      if (isLoadedBefore) rowsLoadedBefore += rows;
      else rowsBefore += rows;
    },
    stop: () => {
      const all = `${(rowsBefore + rowsLoadedBefore).toLocaleString('en')} rows`;
      progress.stop(rowsLoadedBefore > 0 ? `${all}, read by an earlier run` : `${all}, ${rate(rowsBefore)}`);
    },
  };
}
