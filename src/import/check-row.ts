import type { ColumnLayout } from './csv-header';
import type { CsvRow } from './csv-rows';
import type { RowFinding } from './row-finding';

/**
 * Checks a row by itself.
 *
 * @returns the values in COPY's text format, in the order of the layout's columns; undefined for a rejected row, whose
 *   first problem is reported
 */
export function checkRow(
  { width, columns }: ColumnLayout,
  { line, fields }: CsvRow,
  onFinding: (finding: RowFinding) => void,
): readonly string[] | undefined {
  const reject = (column: string, value: string, reason: string) =>
    onFinding({ line, column, value, reason, outcome: 'rejected' });
  if (fields.length !== width) {
    // The row's text is not reported, because it may contain a password.
    reject('', `${fields.length} fields`, `expected ${width} fields, as in the header`);
    return undefined;
  }
  const values: string[] = [];
  for (const { column, index } of columns) {
    const value = column.type.toCopy(fields[index]);
    if (value === undefined) {
      reject(column.name, fields[index], `expected ${column.type.expected}`);
      return undefined;
    }
    values.push(value);
  }
  return values;
}
