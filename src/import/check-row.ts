import type { ColumnPlaces } from './csv-header';
import type { CsvRow } from './csv-rows';
import type { Finding } from './finding';

/** What a row does not hold is the file's name: the caller knows it. */
export type RowFinding = Omit<Finding, 'file'>;

/**
 * Checks one row by itself.
 *
 * @returns the values as COPY's text format wants them, in the order of the places; undefined for a row that was
 *   rejected, after its first fault was told
 */
export function checkRow(
  { width, placed }: ColumnPlaces,
  { line, fields }: CsvRow,
  onFinding: (finding: RowFinding) => void,
): readonly string[] | undefined {
  const reject = (column: string, value: string, reason: string) =>
    onFinding({ line, column, value, reason, outcome: 'rejected' });
  if (fields.length !== width) {
    // The row itself is not shown: it may be the one with the password.
    reject('', `${fields.length} fields`, `expected ${width} fields, as in the header`);
    return undefined;
  }
  const values: string[] = [];
  for (const { column, index } of placed) {
    const value = column.type.toCopy(fields[index]);
    if (value === undefined) {
      reject(column.name, fields[index], `expected ${column.type.expected}`);
      return undefined;
    }
    values.push(value);
  }
  return values;
}
