/**
 * What an import is about to read: the files of the data folder with their columns found and their contents
 * fingerprinted, before anything else is done. So a fault in the last file's header shows at once, and what was read
 * by an earlier run is known again.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { placeColumns } from './csv-header';
import type { ColumnPlaces } from './csv-header';
import { readHeader } from './csv-rows';
import { findDataFiles } from './data-folder';
import type { DataFile } from './data-folder';

export interface PlannedFile extends DataFile {
  /** From 1, in reading order; it stands for the name in the staging tables. */
  readonly number: number;
  readonly places: ColumnPlaces;
  /** Of all bytes (SHA-256). */
  readonly fingerprint: string;
}

/** @throws ImportError when a file is missing, cannot be read, or has other columns */
export async function planFiles(dataDir: string, signal: AbortSignal): Promise<readonly PlannedFile[]> {
  const placed: Omit<PlannedFile, 'fingerprint'>[] = [];
  for (const file of findDataFiles(dataDir)) {
    const header = await readHeader(file.path, file.name);
    placed.push({ ...file, number: placed.length + 1, places: placeColumns(file.kind, file.name, header) });
  }
  const planned: PlannedFile[] = [];
  for (const file of placed) planned.push({ ...file, fingerprint: await hashFile(file.path, signal) });
  return planned;
}

/** Files in their order, their contents, and what else decides about the outcome, as one fingerprint. */
export function fingerprintOf(files: readonly PlannedFile[], ...others: readonly string[]): string {
  const hash = createHash('sha256');
  for (const { name, fingerprint } of files) hash.update(JSON.stringify([name, fingerprint]));
  return hash.update(JSON.stringify(others)).digest('hex');
}

async function hashFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20, signal })) {
    hash.update(bytes as Buffer);
  }
  return hash.digest('hex');
}
