/**
 * Writes tables of any format as CSV files with known names into a temporary folder, where the import of such files reads
 * them. Each row keeps its place, so line numbers in findings are those of a file without line ends inside of fields.
 */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { plainName } from '../columns/plain-name';
import { aisles, departments, orderItems, orders, products, users } from '../file-kind';
import type { FileKind } from '../file-kind';
import { ImportError } from '../import-error';
import type { Finding } from '../row-finding';
import type { FoundFile } from '../tables/find-files';
import { openTable } from '../tables/open-table';
import type { Field } from '../tables/table';
import type { KnownTable } from './resolve-input';

export interface KnownFolder {
  readonly dataDir: string;
  /** Each file that was read, with the name under which findings mention it. */
  readonly names: readonly ReadAs[];
  readonly remove: () => void;
}

interface ReadAs {
  readonly file: string;
  readonly as: string;
  /** Of a text file. */
  readonly encoding: string | undefined;
}

/** @throws ImportError if a file or one of its rows cannot be read */
export async function writeKnownFiles(tables: readonly KnownTable[]): Promise<KnownFolder> {
  const dataDir = mkdtempSync(join(tmpdir(), 'timel-e-import-'));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  const names: ReadAs[] = [];
  try {
    for (const [content, { stem, kind, hasParts }] of Object.entries(known)) {
      const files = tables.filter((table) => table.content === content).map(({ file }) => file);
      // Files of a kind that may have parts keep their rows apart, so that findings name the file.
      const groups = hasParts ? files.map((file) => [file]) : files.length > 0 ? [files] : [];
      for (const [index, group] of groups.entries()) {
        const as = index === 0 ? `${stem}.csv` : `${stem}_${index + 1}.csv`;
        const encodings = await writeCsv(group, kind, join(dataDir, as));
        names.push(...group.map(({ name }, at) => ({ file: name, as, encoding: encodings[at] })));
      }
    }
    return { dataDir, names, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

interface KnownFile {
  readonly stem: string;
  readonly kind: FileKind;
  readonly hasParts?: true;
}

const known: Readonly<Record<KnownTable['content'], KnownFile>> = {
  departments: { stem: 'departments', kind: departments },
  aisles: { stem: 'aisles', kind: aisles },
  products: { stem: 'products', kind: products },
  users: { stem: 'users', kind: users },
  orders: { stem: 'orders', kind: orders, hasParts: true },
  'order items': { stem: 'order_items', kind: orderItems, hasParts: true },
};

/** @returns the encodings of the files */
async function writeCsv(
  files: readonly FoundFile[],
  kind: FileKind,
  path: string,
): Promise<readonly (string | undefined)[]> {
  const table = await openTable(files, { onFinding: refuse });
  try {
    await pipeline(Readable.from(csvLines(table.columns, table.rows(), kind)), createWriteStream(path));
    return table.parts.map(({ encoding }) => encoding);
  } finally {
    await table.close();
  }
}

function refuse({ file, line, value, reason, outcome }: Finding): void {
  if (outcome !== 'rejected') return;
  throw new ImportError(
    `${file}, line ${line}${value === '' ? '' : `, ${JSON.stringify(value)}`}: ${reason}.`,
  );
}

const CHUNK_LENGTH = 65_536;

async function* csvLines(
  columns: readonly string[],
  rows: AsyncIterable<{ readonly fields: readonly Field[] }>,
  kind: FileKind,
): AsyncGenerator<string> {
  let chunk = csvLine(columns.map((column) => knownName(column, kind)));
  for await (const { fields } of rows) {
    chunk += csvLine(fields);
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/** `order_id` for `Order ID`. */
function knownName(column: string, { columns }: FileKind): string {
  const names = columns.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  return names.find((name) => plainName(name) === plainName(column)) ?? column;
}

const csvLine = (fields: readonly Field[]) => `${fields.map(csvField).join(',')}\n`;

function csvField(field: Field): string {
  if (field === null) return '';
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
