/**
 * Checks the rows of one CSV file and writes the good ones in COPY's text format: file number, line number, then the
 * columns in the order of {@link ColumnPlaces}.
 */
import { Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';
import { checkRow } from './check-row';
import type { RowFinding } from './check-row';
import type { ColumnPlaces } from './csv-header';
import type { CsvRow } from './csv-rows';

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
      const values = checkRow(this.places, row, this.onFinding);
      if (values) this.pending += `${this.fileNumber}\t${row.line}\t${values.join('\t')}\n`;
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
}
