/**
 * An order items file as batches of numbers. Plain lines are read from the bytes; any other line without a quote is
 * cut at its commas and judged by the rules of the columns. Where the first quote or character beyond ASCII stands, the
 * CSV parser takes over from that line to the end, since from there on a line end need not end a row.
 */
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { checkRow } from '../check-row';
import type { RowFinding } from '../check-row';
import { utf8Bytes } from '../csv-bytes';
import type { PlacedColumn } from '../csv-header';
import { CsvRowParser } from '../csv-rows';
import type { CsvRow } from '../csv-rows';
import type { PlannedFile } from '../planned-file';
import { batchRows, emptyBatch } from './item-batch';
import type { ItemBatch } from './item-batch';
import { PlainLines } from './plain-lines';

export interface ReadSizes {
  /** Rows of a batch. */
  readonly rows: number;
  /** Bytes that are read at a time; a line that is not shorter is the CSV parser's. */
  readonly bytes: number;
}

const usualSizes: ReadSizes = { rows: batchRows, bytes: 1 << 20 };

export class ItemReader {
  /** Rows seen, good or bad, the header not counted. */
  rows = 0;
  /** How far the file is read. */
  bytes = 0;
  private readonly batch: ItemBatch;

  constructor(
    private readonly file: PlannedFile,
    private readonly onFinding: (finding: RowFinding) => void,
    private readonly sizes: ReadSizes = usualSizes,
  ) {
    this.batch = emptyBatch(sizes.rows);
  }

  /** The same batch again and again, filled anew: what is needed of it is taken before the next one is asked for. */
  async *batches(): AsyncGenerator<ItemBatch> {
    const handle = await open(this.file.path);
    let rest: Place | undefined;
    try {
      rest = yield* this.readPlain(handle);
    } finally {
      await handle.close();
    }
    if (rest) yield* this.readParsed(rest);
    if (this.batch.size > 0) yield this.batch;
  }

  /** @returns where the CSV parser has to go on; undefined when the file is read to its end */
  private async *readPlain(handle: FileHandle): AsyncGenerator<ItemBatch, Place | undefined> {
    const { batch } = this;
    const bytesAtATime = this.sizes.bytes;
    const lines = new PlainLines(itemFields(this.file.places));
    const buffer = Buffer.allocUnsafe(2 * bytesAtATime);
    let [line, offset, kept] = [1, 0, 0];
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, bytesAtATime, null);
      this.bytes += bytesRead;
      const bytes = buffer.subarray(0, kept + bytesRead);
      let at = 0;
      while (at < bytes.length) {
        if (line > 1) {
          const read = lines.read(bytes, at, line, batch);
          this.rows += read;
          line += read;
          at = lines.at;
          if (isFull(batch)) {
            yield batch;
            batch.size = 0;
            continue;
          }
        }
        const end = lineEnd(bytes, at, bytesRead === 0);
        if (end === undefined && bytes.length - at < bytesAtATime) break;
        const odd = bytes.subarray(at, end);
        if (end === undefined || needsParser(odd, line)) return { line, offset: offset + at };
        if (line > 1) this.addOddLine(odd.toString('latin1'), line);
        line++;
        at = end + 1;
      }
      if (bytesRead === 0) return undefined;
      kept = Math.max(0, bytes.length - at);
      buffer.copyWithin(0, at, at + kept);
      offset += at;
    }
  }

  private async *readParsed({ line, offset }: Place): AsyncGenerator<ItemBatch> {
    const { path, name } = this.file;
    const bytes = utf8Bytes(path, name, offset, (read) => (this.bytes = read));
    // A fault of the bytes destroys the parser, and so reaches whoever reads its rows.
    const rows = pipeline(bytes, new CsvRowParser(name, line), () => {});
    let isHeader = line === 1;
    for await (const row of rows) {
      if (!isHeader) this.add(row as CsvRow);
      isHeader = false;
      if (!isFull(this.batch)) continue;
      yield this.batch;
      this.batch.size = 0;
    }
  }

  private addOddLine(line: string, number: number): void {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (text !== '') this.add({ line: number, fields: text.split(',') });
  }

  private add(row: CsvRow): void {
    this.rows++;
    const values = checkRow(this.file.places, row, this.onFinding);
    if (!values) return;
    const { batch } = this;
    const at = batch.size++;
    batch.line[at] = row.line;
    batch.orderId[at] = Number(values[0]);
    batch.productId[at] = Number(values[1]);
    batch.addToCartOrder[at] = Number(values[2]);
    batch.reordered[at] = values[3] === 't' ? 1 : 0;
  }
}

interface Place {
  readonly line: number;
  /** Of the line's first byte in the file. */
  readonly offset: number;
}

const lineFeed = 10;
const quote = 34;

const isFull = (batch: ItemBatch) => batch.size === batch.line.length;

/** @returns undefined when the bytes do not hold it; the last line of a file may lack it */
function lineEnd(bytes: Buffer, from: number, last: boolean): number | undefined {
  const end = bytes.indexOf(lineFeed, from);
  if (end >= 0) return end;
  return last ? bytes.length : undefined;
}

/** A blank line before the header is the parser's as well. */
function needsParser(line: Uint8Array, number: number): boolean {
  return (number === 1 && line.length <= 1) || line.some((byte) => byte === quote || byte >= 128);
}

/** The columns of order items stand in the kind's order: order, product, place in the basket, reordered. */
function itemFields({ width, placed }: { width: number; placed: readonly PlacedColumn[] }) {
  const [orderId, productId, addToCartOrder, reordered] = placed.map(({ index }) => index);
  return { width, orderId, productId, addToCartOrder, reordered };
}
