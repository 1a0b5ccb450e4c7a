/** A transaction log, opened and understood: which column means what, from a map file or from the names of the columns. */
import { createHash } from 'node:crypto';
import { readMapFile } from '../columns/map-file';
import type { Mapping } from '../columns/mapping';
import { recogniseColumns } from '../columns/recognise-columns';
import type { Recognised } from '../columns/recognise-columns';
import { hashFile } from '../planned-file';
import type { Finding } from '../row-finding';
import type { FoundFile } from '../tables/find-files';
import { openTable } from '../tables/open-table';
import type { Field, Table } from '../tables/table';
import { findProductFiles } from './product-files';
import type { ProductFile } from './product-files';

export interface LogInput {
  readonly files: readonly FoundFile[];
  /** Other tables; those that describe the log's products complete them. */
  readonly besides?: readonly FoundFile[];
  /** How the columns are read, as written by a person; recognised by their names otherwise. */
  readonly map?: { readonly name: string; readonly text: string } | undefined;
  /** YYYY-MM-DD in the shop's time zone: the files replace the stored orders from this day on, and add no earlier ones. */
  readonly from?: string | undefined;
}

export interface OpenLog {
  /** As a person would name all files together. */
  readonly name: string;
  readonly table: Table;
  readonly understood: Understood;
  readonly productFiles: readonly ProductFile[];
  readonly from: string | undefined;
  /** For each column that has a value in the first rows, the first such value. */
  readonly examples: Readonly<Record<string, string>>;
  /** SHA-256 of everything that decides what the rows mean. */
  readonly fingerprint: string;
  /** Findings of opening the files. */
  readonly findings: readonly Finding[];
  /** From now on, `onFinding` receives the rows that cannot be read; undefined ignores them. */
  readonly listen: (onFinding: ((finding: Finding) => void) | undefined) => void;
}

export type Understood = Pick<Recognised, 'mapping' | 'unread'> &
  Partial<Pick<Recognised, 'preset' | 'undecided'>>;

/** Increase this when the same rows would be understood differently, or the staged summary changes. */
const LOG_FORMAT = 3;

/** Rows from which messages take their examples. */
const SAMPLE_ROWS = 20;

/**
 * Close the table in any case.
 *
 * @param zone name of the shop's time zone
 * @throws ImportError if a file cannot be read, or if it is unclear what a column means
 */
export async function openLog(
  { files, besides = [], map, from }: LogInput,
  signal: AbortSignal,
  zone: string,
): Promise<OpenLog> {
  const findings: Finding[] = [];
  let listener: ((finding: Finding) => void) | undefined = (finding) => findings.push(finding);
  const table = await openTable(files, { onFinding: (finding) => listener?.(finding) });
  try {
    listener = undefined;
    const samples = await firstRows(table);
    const understood = map
      ? fromMapFile(readMapFile(map.text, map.name, table.columns), table.columns)
      : recogniseColumns(table.columns, samples);
    const [productColumn] = understood.mapping.columns.product ?? [];
    const productFiles = productColumn === undefined ? [] : await findProductFiles(besides, productColumn);
    const hash = createHash('sha256').update(
      JSON.stringify([LOG_FORMAT, understood.mapping, table.columns, from ?? null]),
    );
    const described = productFiles.map(({ file }) => file);
    for (const { path, name } of [...files, ...described])
      hash.update(name).update(await hashFile(path, signal, zone));
    return {
      name: files.length === 1 ? files[0].name : `${files.length} files`,
      table,
      understood,
      productFiles,
      from,
      examples: firstValues(table.columns, samples),
      findings,
      fingerprint: hash.digest('hex'),
      listen: (onFinding) => (listener = onFinding),
    };
  } catch (error) {
    await table.close();
    throw error;
  }
}

function fromMapFile(mapping: Mapping, columns: readonly string[]): Understood {
  const used = new Set(Object.values(mapping.columns).flatMap((names) => names ?? []));
  return { mapping, unread: columns.filter((column) => !used.has(column)) };
}

function firstValues(
  columns: readonly string[],
  rows: readonly (readonly Field[])[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    columns.flatMap((column, c) => {
      const value = rows.map((row) => row[c]).find(Boolean);
      return value ? [[column, value]] : [];
    }),
  );
}

async function firstRows(table: Table): Promise<readonly (readonly Field[])[]> {
  const rows: (readonly Field[])[] = [];
  for await (const { fields } of table.rows()) {
    rows.push(fields);
    if (rows.length === SAMPLE_ROWS) break;
  }
  return rows;
}
