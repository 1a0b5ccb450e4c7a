/**
 * Where a file's columns stand: matched once against its header, before anything is read.
 */
import type { Column, FileKind } from './file-kind';
import { ImportError } from './import-error';

export interface PlacedColumn {
  readonly column: Column;
  /** Position in a row, from 0. */
  readonly index: number;
}

export interface ColumnPlaces {
  /** How many fields each row has. */
  readonly width: number;
  /** The columns that are read, in the kind's order; the file's others are left alone. */
  readonly placed: readonly PlacedColumn[];
}

/**
 * @param header undefined when the file is empty
 * @throws ImportError with the columns that were expected and those that are there
 */
export function placeColumns(
  kind: FileKind,
  file: string,
  header: readonly string[] | undefined,
): ColumnPlaces {
  if (header === undefined) {
    throw new ImportError(`${file}: expected a header (${expected(kind)}), got an empty file.`);
  }
  const names = header.map((name) => name.trim().toLowerCase());
  const placed: PlacedColumn[] = [];
  const missing: string[] = [];
  for (const column of kind.columns) {
    const places = names.flatMap((name, index) =>
      name === column.name || name === column.alias ? [index] : [],
    );
    if (places.length > 1) {
      throw new ImportError(
        `${file}: expected the column ${column.name} once, got it ${places.length} times.`,
      );
    }
    if (places.length === 1) placed.push({ column, index: places[0] });
    else if (!column.mayBeMissing) missing.push(column.name);
  }
  if (missing.length > 0) {
    throw new ImportError(
      `${file}: expected the columns ${expected(kind)}; ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing, the header is: ${header.join(', ')}${hint(header)}`,
    );
  }
  return { width: header.length, placed };
}

const expected = ({ columns }: FileKind) =>
  columns
    .filter(({ mayBeMissing }) => !mayBeMissing)
    .map(({ name }) => name)
    .join(', ');

function hint(header: readonly string[]): string {
  return header.length === 1 && /[;\t|]/.test(header[0]) ? '. Fields are separated by commas.' : '';
}
