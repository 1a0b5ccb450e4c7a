/**
 * Checks the rows of one CSV file and writes the good ones in COPY's text format: file number, line number, then the
 * columns in the order of {@link ColumnPlaces}.
 */
import { Transform, type TransformCallback } from 'node:stream';
import type { ColumnPlaces } from './csv-header';
import type { CsvRow } from './csv-rows';
import type { Finding } from './finding';

/** What a row does not hold is the file's name: the caller knows it. */
export type RowFinding = Omit<Finding, 'file'>;

/** Characters that are handed on at a time. */
const chunkLength = 65_536;

export class RowEncoder extends Transform {
  /** Rows seen, good or bad, the header not counted. */
  rows = 0;
  private header = true;
  private pending = '';

  constructor(
    private readonly fileNumber: number,
    private readonly places: ColumnPlaces,
    private readonly onFinding: (finding: RowFinding) => void,
  ) {
    super({ writableObjectMode: true });
  }

  override _transform(row: CsvRow, _encoding: string, done: TransformCallback): void {
    if (this.header) {
      this.header = false;
    } else {
      this.rows++;
      this.pending += this.encode(row);
      if (this.pending.length >= chunkLength) this.handOn();
    }
    done();
  }

  override _flush(done: TransformCallback): void {
    this.handOn();
    done();
  }

  private handOn(): void {
    this.push(this.pending);
    this.pending = '';
  }

  /** @returns nothing for a row that was rejected */
  private encode({ line, fields }: CsvRow): string {
    const { width, placed } = this.places;
    if (fields.length !== width) {
      // The row itself is not shown: it may be the one with the password.
      this.reject(line, '', `${fields.length} fields`, `expected ${width} fields, as in the header`);
      return '';
    }
    let text = `${this.fileNumber}\t${line}`;
    for (const { column, index } of placed) {
      const value = column.type.toCopy(fields[index]);
      if (value === undefined) {
        this.reject(line, column.name, fields[index], `expected ${column.type.expected}`);
        return '';
      }
      text += `\t${value}`;
    }
    return `${text}\n`;
  }

  private reject(line: number, column: string, value: string, reason: string): void {
    this.onFinding({ line, column, value, reason, outcome: 'rejected' });
  }
}
