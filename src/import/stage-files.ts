import { join } from 'node:path';
import { groupBy } from '../lib/group-by';
import type { StartProgress } from '../lib/progress';
import type { RowFinding } from './check-row';
import { fileGroup } from './data-folder';
import { FindingSpool } from './finding-spool';
import type { ImportContext } from './import-context';
import type { PlannedFile } from './planned-file';
import { inTransaction } from './session';
import { ensureTable, noteStaged, stagedFiles } from './staging-area';

/** How the rows of a file come into a table. */
export interface FileWork {
  readonly file: PlannedFile;
  /** The file's number is known to it. */
  readonly onFinding: (finding: RowFinding) => void;
  readonly onProgress: (bytes: number, rows: number) => void;
  readonly signal: AbortSignal;
  /** Whether the table was made in this transaction. */
  readonly fresh: boolean;
}

/**
 * Stages files one by one, each in a transaction of its own; those that are staged already are passed over.
 *
 * @param table where the rows of a file go, by the name of its staging/*.sql
 * @param copy brings the rows there, and says how many the file has, rejected ones included
 */
export async function stageFiles(
  { client, stateDir, signal, startProgress }: ImportContext,
  files: readonly PlannedFile[],
  table: (file: PlannedFile) => string,
  copy: (work: FileWork) => Promise<number>,
): Promise<void> {
  const before = await stagedFiles(client);
  for (const [group, members] of groupBy(files, ({ name }) => fileGroup(name))) {
    const progress = groupProgress(startProgress, group, members);
    for (const file of members) {
      const rows = before.get(file.number) ?? (await stage(file, progress.onProgress));
      progress.onFile(file.bytes, rows, before.has(file.number));
    }
    progress.stop();
  }

  function stage(file: PlannedFile, onProgress: FileWork['onProgress']): Promise<number> {
    return inTransaction(client, signal, async () => {
      const spool = new FindingSpool(join(stateDir, `import-findings.${process.pid}.${file.number}`));
      try {
        const fresh = await ensureTable(client, table(file));
        const onFinding = (finding: RowFinding) => spool.add(file.number, finding);
        const rows = await copy({ file, onFinding, onProgress, signal, fresh });
        await spool.bringIn(client);
        await noteStaged(client, file, table(file), rows);
        return rows;
      } finally {
        spool.close();
      }
    });
  }
}

/** One bar for files that belong together. */
function groupProgress(startProgress: StartProgress, label: string, files: readonly PlannedFile[]) {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const progress = startProgress(label, total);
  const start = performance.now();
  let [bytesBefore, rowsBefore, rowsOfOthers] = [0, 0, 0];
  const rate = (rows: number) =>
    `${Math.round((1000 * rows) / (performance.now() - start)).toLocaleString('en')} rows/s`;
  return {
    onProgress: (bytes: number, rows: number) =>
      progress.update(bytesBefore + bytes, rate(rowsBefore + rows)),
    onFile: (bytes: number, rows: number, before: boolean) => {
      bytesBefore += bytes;
      if (before) rowsOfOthers += rows;
      else rowsBefore += rows;
    },
    stop: () => {
      const all = `${(rowsBefore + rowsOfOthers).toLocaleString('en')} rows`;
      progress.stop(rowsOfOthers > 0 ? `${all}, read by an earlier run` : `${all}, ${rate(rowsBefore)}`);
    },
  };
}
