/**
 * Brings one CSV file into its staging table: bytes, rows, checked rows, COPY. Every stage waits for the next, so
 * memory does not depend on the file's size.
 */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { ColumnPlaces } from './csv-header';
import { CsvRowParser } from './csv-rows';
import type { DataFile } from './data-folder';
import type { FindingsLog } from './findings-log';
import { ImportError } from './import-error';
import { RowEncoder } from './row-encoder';

export interface PlannedFile extends DataFile {
  /** From 1, in reading order; it stands for the name in the staging tables. */
  readonly number: number;
  readonly places: ColumnPlaces;
}

export interface StagingOptions {
  readonly findings: FindingsLog;
  readonly signal: AbortSignal;
  readonly onProgress: (bytes: number, rows: number) => void;
}

/** @returns how many rows the file has, rejected ones included */
export async function stageFile(
  client: PoolClient,
  { kind, name, path, number, places }: PlannedFile,
  { findings, signal, onProgress }: StagingOptions,
): Promise<number> {
  const encoder = new RowEncoder(number, places, (finding) => findings.add({ ...finding, file: name }));
  const targets = places.placed.map(({ column }) => column.target).join(', ');
  const copy = client.query(copyFrom(`copy ${kind.staging} (file, line, ${targets}) from stdin`));
  await pipeline(
    createReadStream(path, { highWaterMark: 262_144 }),
    (bytes: AsyncIterable<Buffer>) => checkUtf8(bytes, name, (read) => onProgress(read, encoder.rows)),
    new CsvRowParser(name),
    encoder,
    copy,
    { signal },
  );
  return encoder.rows;
}

/** Passes bytes on as long as they are UTF-8. */
async function* checkUtf8(
  bytes: AsyncIterable<Buffer>,
  file: string,
  onRead: (read: number) => void,
): AsyncIterable<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let read = 0;
  for await (const chunk of bytes) {
    try {
      decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw new ImportError(
        `${file}: expected UTF-8, got something else between the bytes ${read} and ${read + chunk.length}. Save the file as UTF-8.`,
        { cause: error },
      );
    }
    read += chunk.length;
    onRead(read);
    yield chunk;
  }
}
