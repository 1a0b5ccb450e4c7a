/** The toy folder with other ids. */
import { parse } from 'csv-parse/sync';
import type { FolderText } from './toy-folder';

export type IdColumn = 'department_id' | 'aisle_id' | 'product_id' | 'user_id' | 'order_id';

export type MapIds = (id: string, column: IdColumn) => string;

const idColumns: readonly string[] = ['department_id', 'aisle_id', 'product_id', 'user_id', 'order_id'];

export function mapIds(folder: FolderText, map: MapIds): FolderText {
  return Object.fromEntries(
    Object.entries(folder).map(([name, lines]) => {
      const [header, ...rows] = parse(lines.join('\n')) as readonly (readonly string[])[];
      const mapped = rows.map((row) =>
        row.map((value, at) => (idColumns.includes(header[at]) ? map(value, header[at] as IdColumn) : value)),
      );
      return [name, [header, ...mapped].map((row) => row.map(csvField).join(','))];
    }),
  );
}

/** Reverses the rows of each file, below the header. */
export function reverseRows(folder: FolderText): FolderText {
  return Object.fromEntries(
    Object.entries(folder).map(([name, [header, ...rows]]) => [name, [header, ...rows.reverse()]]),
  );
}

const csvField = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
