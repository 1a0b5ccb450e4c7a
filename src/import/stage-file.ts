/**
 * Brings one CSV file into its staging table: bytes, rows, checked rows, COPY. Every stage waits for the next, so
 * memory does not depend on the file's size.
 */
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { utf8Bytes } from './csv-bytes';
import { CsvRowParser } from './csv-rows';
import { RowEncoder } from './row-encoder';
import type { FileWork } from './stage-files';

/** @returns how many rows the file has, rejected ones included */
export async function stageFile(
  client: PoolClient,
  { file, onFinding, onProgress, signal }: FileWork,
): Promise<number> {
  const { kind, name, path, number, places } = file;
  const encoder = new RowEncoder(number, places, onFinding);
  const targets = places.placed.map(({ column }) => column.target).join(', ');
  const copy = client.query(copyFrom(`copy ${kind.staging} (file, line, ${targets}) from stdin`));
  await pipeline(
    utf8Bytes(path, name, 0, (read) => onProgress(read, encoder.rows)),
    new CsvRowParser(name),
    encoder,
    copy,
    { signal },
  );
  return encoder.rows;
}
