/**
 * Copies a CSV file into its staging table: bytes, parsed rows, checked rows, COPY. Each step waits for the next one,
 * so memory does not depend on the file's size.
 */
import { Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { checkRow } from './check-row';
import { utf8Bytes } from './csv-bytes';
import type { ColumnLayout } from './csv-header';
import { CsvRowParser } from './csv-rows';
import type { CsvRow } from './csv-rows';
import { targetsOf } from './file-kind';
import type { IdMode } from './ids/id-kind';
import { NumericIds } from './ids/numeric-ids';
import type { LoadTask } from './load-files';
import type { RowFinding } from './row-finding';

/**
 * @returns the number of rows in the file, including rejected ones
 * @throws TextIdsMet if an id is not a whole number in numeric mode
 */
export async function loadFile(
  client: PoolClient,
  { file, table, onFinding, onProgress, signal }: LoadTask,
  ids: IdMode,
): Promise<number> {
  const { name, path, number, layout } = file;
  const numeric = ids.name === 'numeric' ? new NumericIds(layout, ids.aliases) : undefined;
  const encoder = new RowEncoder(number, numeric?.layout ?? layout, onFinding, numeric);
  const targets = layout.columns.flatMap(({ column }) => targetsOf(column)).join(', ');
  const copy = client.query(copyFrom(`copy ${table} (file, line, ${targets}) from stdin`));
  await pipeline(
    utf8Bytes(path, name, 0, (read) => onProgress(read, encoder.rows)),
    new CsvRowParser(name),
    encoder,
    copy,
    { signal },
  );
  return encoder.rows;
}

/** Characters per chunk passed to COPY. */
const CHUNK_LENGTH = 65_536;

/** Writes valid rows in COPY's text format: file number, line number, then the columns of the layout. */
class RowEncoder extends Transform {
  /** Rows read, valid or not, without the header. */
  rows = 0;
  private isHeader = true;
  private pending = '';

  constructor(
    private readonly fileNumber: number,
    private readonly layout: ColumnLayout,
    private readonly onFinding: (finding: RowFinding) => void,
    private readonly numeric: NumericIds | undefined,
  ) {
    super({ writableObjectMode: true });
  }

  override _transform(row: CsvRow, _encoding: string, done: TransformCallback): void {
    if (this.isHeader) {
      this.isHeader = false;
      done();
      return;
    }
    try {
      this.add(row);
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  private add(row: CsvRow): void {
    this.rows++;
    const values = checkRow(this.layout, row, this.onFinding);
    this.numeric?.afterRow(row.line);
    if (values) this.pending += `${this.fileNumber}\t${row.line}\t${values.join('\t')}\n`;
    if (this.pending.length >= CHUNK_LENGTH) this.pushPending();
  }

  override _flush(done: TransformCallback): void {
    this.numeric?.report(this.onFinding);
    this.pushPending();
    done();
  }

  private pushPending(): void {
    this.push(this.pending);
    this.pending = '';
  }
}
