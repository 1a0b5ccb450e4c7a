/** Matches a file's header with the columns of its kind, before any row is read. */
import type { Column, FileKind } from './file-kind';
import { ImportError } from './import-error';

export interface LocatedColumn {
  readonly column: Column;
  /** Position in a row, from 0. */
  readonly index: number;
}

export interface ColumnLayout {
  /** Number of fields in each row. */
  readonly width: number;
  /** The columns to read, in the order of the file kind; all other columns of the file are ignored. */
  readonly columns: readonly LocatedColumn[];
}

/**
 * @param header undefined when the file is empty
 * @throws ImportError naming the expected columns and those in the header
 */
export function locateColumns(
  kind: FileKind,
  file: string,
  header: readonly string[] | undefined,
): ColumnLayout {
  if (header === undefined) {
    throw new ImportError(`${file}: expected a header (${expected(kind)}), got an empty file.`);
  }
  const names = header.map((name) => name.trim().toLowerCase());
  const columns: LocatedColumn[] = [];
  const missing: string[] = [];
  for (const column of kind.columns) {
    const found = [column.name, ...(column.aliases ?? [])].find((name) => names.includes(name));
    const positions = names.flatMap((name, index) => (name === found ? [index] : []));
    if (positions.length > 1) {
      throw new ImportError(`${file}: expected one column ${found}, got ${positions.length}.`);
    }
    if (positions.length === 1) columns.push({ column, index: positions[0] });
    else if (isRequired(kind, column, names)) missing.push(describe(column));
  }
  if (missing.length > 0) {
    throw new ImportError(
      `${file}: expected the columns ${expected(kind)}; ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing from the header: ${header.join(', ')}${hint(header)}`,
    );
  }
  return { width: header.length, columns };
}

const expected = ({ columns }: FileKind) =>
  columns
    .filter(({ mayBeMissing }) => !mayBeMissing)
    .map(describe)
    .join(', ');

function isRequired({ columns }: FileKind, column: Column, names: readonly string[]): boolean {
  if (column.mayBeMissing) return false;
  const other = columns.find(({ name }) => name === column.replacedBy);
  return other === undefined || ![other.name, ...(other.aliases ?? [])].some((name) => names.includes(name));
}

const describe = ({ name, replacedBy }: Column) =>
  replacedBy === undefined ? name : `${name} (or ${replacedBy})`;

function hint(header: readonly string[]): string {
  return header.length === 1 && /[;\t|]/.test(header[0]) ? '. Separate fields with commas.' : '';
}
