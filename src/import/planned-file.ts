/**
 * The files that an import will read, with their columns located and their contents fingerprinted. This happens before
 * any row is read, so an error in the last file's header is reported immediately, and files that an earlier run has
 * loaded are recognised.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ShopZone } from '../orders/shop-zone';
import { locateColumns } from './csv-header';
import type { ColumnLayout } from './csv-header';
import { readHeader } from './csv-rows';
import type { FileKind } from './file-kind';
import { findDataFiles } from './data-folder';
import type { DataFile } from './data-folder';

export interface PlannedFile extends DataFile {
  /** From 1, in reading order; identifies the file in the staging tables. */
  readonly number: number;
  readonly layout: ColumnLayout;
  /** SHA-256 of all bytes, and of the time zone if the file contains times. */
  readonly fingerprint: string;
}

/** @throws ImportError if a file is missing, cannot be read, or lacks a column */
export async function planFiles(
  dataDir: string,
  signal: AbortSignal,
  zone: ShopZone,
): Promise<readonly PlannedFile[]> {
  const located: Omit<PlannedFile, 'fingerprint'>[] = [];
  for (const file of findDataFiles(dataDir)) {
    const header = await readHeader(file.path, file.name);
    located.push({
      ...file,
      number: located.length + 1,
      layout: inZone(locateColumns(file.kind, file.name, header), zone),
    });
  }
  const planned: PlannedFile[] = [];
  for (const file of located)
    planned.push({ ...file, fingerprint: await hashFile(file.path, signal, context(file, zone)) });
  return planned;
}

function inZone(layout: ColumnLayout, zone: ShopZone): ColumnLayout {
  const columns = layout.columns.map(({ column, index }) => ({
    column: { ...column, type: column.inZone?.(zone) ?? column.type },
    index,
  }));
  return { ...layout, columns };
}

/** What else the rows of a file depend on: local times are other moments in another zone. */
const context = ({ layout }: Pick<PlannedFile, 'layout'>, zone: ShopZone) =>
  layout.columns.some(({ column }) => column.inZone) ? zone.name : '';

export const hasColumn = (files: readonly PlannedFile[], kind: FileKind, target: string) =>
  files.some(
    (file) => file.kind === kind && file.layout.columns.some(({ column }) => column.target === target),
  );

/** One fingerprint over the names, order and contents of the files, and everything else that affects the result. */
export function fingerprintOf(files: readonly PlannedFile[], ...others: readonly string[]): string {
  const hash = createHash('sha256');
  for (const { name, fingerprint } of files) hash.update(JSON.stringify([name, fingerprint]));
  return hash.update(JSON.stringify(others)).digest('hex');
}

export async function hashFile(path: string, signal: AbortSignal, context: string): Promise<string> {
  const hash = createHash('sha256').update(context);
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20, signal })) {
    hash.update(bytes as Buffer);
  }
  return hash.digest('hex');
}
