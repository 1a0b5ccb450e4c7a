import type { PoolClient } from 'pg';
import { groupBy } from '../lib/group-by';
import type { StartProgress } from '../lib/progress';
import { readSql } from '../lib/read-sql';
import { fileGroup } from './data-folder';
import { fileKinds } from './file-kind';
import type { FindingsLog } from './findings-log';
import { stageFile, type PlannedFile } from './stage-file';

/**
 * Makes the staging tables, which end with the transaction, and fills them from all files.
 *
 * @returns how many rows each file has, rejected ones included, by file name
 */
export async function stageFiles(
  client: PoolClient,
  files: readonly PlannedFile[],
  findings: FindingsLog,
  { signal, startProgress }: { readonly signal: AbortSignal; readonly startProgress: StartProgress },
): Promise<ReadonlyMap<string, number>> {
  const ours = ['source_files', 'findings', 'superseded_orders', 'staged_user_uuids'];
  for (const table of [...ours, ...fileKinds.map((kind) => kind.staging)]) {
    await client.query(readSql(__dirname, `staging/${table}`));
  }
  const rows = new Map<string, number>();
  for (const [group, members] of groupBy(files, ({ name }) => fileGroup(name))) {
    const progress = groupProgress(startProgress, group, members);
    for (const file of members) {
      await client.query('insert into source_files (file, name) values ($1, $2)', [file.number, file.name]);
      const { onProgress, onFile } = progress;
      rows.set(file.name, await stageFile(client, file, { findings, signal, onProgress }));
      onFile(file.bytes, rows.get(file.name) as number);
    }
    progress.stop();
  }
  for (const kind of fileKinds) await client.query(`analyze ${kind.staging}`);
  return rows;
}

/** One bar for files that belong together. */
function groupProgress(startProgress: StartProgress, label: string, files: readonly PlannedFile[]) {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const progress = startProgress(label, total);
  const start = performance.now();
  let [bytesBefore, rowsBefore] = [0, 0];
  const rate = (rows: number) =>
    `${Math.round((1000 * rows) / (performance.now() - start)).toLocaleString('en')} rows/s`;
  return {
    onProgress: (bytes: number, rows: number) =>
      progress.update(bytesBefore + bytes, rate(rowsBefore + rows)),
    onFile: (bytes: number, rows: number) => {
      bytesBefore += bytes;
      rowsBefore += rows;
    },
    stop: () => progress.stop(`${rowsBefore.toLocaleString('en')} rows, ${rate(rowsBefore)}`),
  };
}
