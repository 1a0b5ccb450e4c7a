/**
 * Lines to records. csv-parse cannot go back after a quote that is never closed, and takes the rest of the file for one
 * field; here, only the line with that quote is rejected, and reading continues with the line after it.
 */
import type { PartRow } from '../table';
import type { Dialect } from './split-record';
import { splitRecord } from './split-record';

export interface BrokenRecord {
  readonly line: number;
  readonly value: string;
  readonly reason: string;
}

export class RecordReader {
  /** Lines of a record whose quoted field is still open. */
  private open: string[] = [];
  private openLine = 0;

  /**
   * @param width number of fields in each record; undefined reads the first record, whatever its width
   * @param onBroken called for each line that is not a record
   */
  constructor(
    private readonly dialect: Dialect,
    private readonly width: number | undefined,
    private readonly maxRowLines: number,
    private readonly onBroken: (broken: BrokenRecord) => void,
  ) {}

  /** The records that are complete with these lines. An undefined line is a gap, which no record spans. */
  read(line: number, texts: readonly (string | undefined)[]): PartRow[] {
    const rows: PartRow[] = [];
    for (let index = 0; index < texts.length; index++) this.readLine(line + index, texts[index], rows);
    return rows;
  }

  /** After the last line: the records that an unclosed quote held back. */
  end(): PartRow[] {
    const rows: PartRow[] = [];
    this.giveUp(rows);
    return rows;
  }

  private readLine(line: number, text: string | undefined, rows: PartRow[]): void {
    if (text === undefined) return this.giveUp(rows);
    if (this.open.length === 0) return this.start(line, text, rows);
    this.open.push(text);
    // Only a line with a quote can close the field.
    if (text.includes(this.dialect.quote ?? '"')) {
      const split = splitRecord(this.open.join('\n'), this.dialect);
      if (split === 'invalid') return this.restart(rows);
      if (split !== 'open') {
        if (this.width !== undefined && split.length !== this.width) return this.restart(rows);
        rows.push({ line: this.openLine, fields: split });
        this.open = [];
        return;
      }
    }
    if (this.open.length >= this.maxRowLines) this.restart(rows);
  }

  private start(line: number, text: string, rows: PartRow[]): void {
    if (text === '') return;
    const split = splitRecord(text, this.dialect);
    if (split === 'open') {
      this.open = [text];
      this.openLine = line;
    } else if (split === 'invalid') {
      this.onBroken({
        line,
        value: text,
        reason:
          'expected a delimiter after a closing quote, got more text; double each quote inside a quoted field',
      });
    } else if (this.width !== undefined && split.length !== this.width) {
      const trimmed = split.slice(0, this.width);
      // Some exports end each line with a delimiter.
      if (split.length > this.width && split.slice(this.width).every((field) => field === null)) {
        rows.push({ line, fields: trimmed });
      } else if (text.trim() !== '') {
        this.onBroken({
          line,
          value: text,
          reason: `expected ${this.width} fields as in the header, got ${split.length}; quote fields that contain the delimiter`,
        });
      }
    } else rows.push({ line, fields: split });
  }

  /** Rejects the first of the open lines and reads the others again. */
  private restart(rows: PartRow[]): void {
    const [first, ...others] = this.open;
    const line = this.openLine;
    this.open = [];
    this.onBroken({
      line,
      value: first,
      reason:
        'expected a closing quote, got none that ends a field; close the quote, or double it if it belongs to the text',
    });
    others.forEach((text, index) => this.readLine(line + 1 + index, text, rows));
  }

  private giveUp(rows: PartRow[]): void {
    while (this.open.length > 0) this.restart(rows);
  }
}
