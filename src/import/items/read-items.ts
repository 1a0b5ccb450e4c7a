/**
 * Reads an order items file as batches of numbers. Plain lines are parsed from bytes; other lines without a quote are
 * split at their commas and checked by the rules of the columns. From the first line with a quote or a non-ASCII
 * character, the CSV parser reads the rest of the file, because after a quote a line end need not end a row.
 */
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { checkRow } from '../check-row';
import { COPY_NULL } from '../column-type';
import type { Aliases } from '../ids/id-kind';
import { NumericIds } from '../ids/numeric-ids';
import type { RowFinding } from '../row-finding';
import { utf8Bytes } from '../csv-bytes';
import type { ColumnLayout } from '../csv-header';
import { CsvRowParser } from '../csv-rows';
import type { CsvRow } from '../csv-rows';
import type { PlannedFile } from '../planned-file';
import { BATCH_ROWS, emptyBatch } from './item-batch';
import type { ItemBatch } from './item-batch';
import { PlainLines } from './plain-lines';

/** A cell that this reader needs is empty: the general path (load-file.ts) must read the items. */
export class IncompleteItems extends Error {
  override readonly name = 'IncompleteItems';
}

/** Whether the files have exactly the columns that the reader can read. */
export function haveUsualColumns(files: readonly PlannedFile[]): boolean {
  return files.every(({ layout }) => layout.columns.map(({ column }) => column.target).join() === USUAL);
}

const USUAL = 'order_id,product_id,add_to_cart_order,reordered';

export interface ReadSizes {
  /** Rows per batch. */
  readonly rows: number;
  /** Bytes per read; a line of at least this length goes to the CSV parser. */
  readonly bytes: number;
}

const defaultSizes: ReadSizes = { rows: BATCH_ROWS, bytes: 1 << 20 };

export class ItemReader {
  /** Rows read, valid or not, without the header. */
  rows = 0;
  /** Bytes of the file read so far. */
  bytes = 0;
  private readonly batch: ItemBatch;
  private readonly ids: NumericIds;

  constructor(
    private readonly file: PlannedFile,
    private readonly aliases: Aliases,
    private readonly onFinding: (finding: RowFinding) => void,
    private readonly sizes: ReadSizes = defaultSizes,
  ) {
    this.batch = emptyBatch(sizes.rows);
    this.ids = new NumericIds(file.layout, aliases);
  }

  /**
   * Yields the same batch object each time, so the caller must use its rows before it requests the next batch.
   *
   * @throws TextIdsMet if an id is not a whole number
   * @throws IncompleteItems if an item has no position or no `reordered`
   */
  async *batches(): AsyncGenerator<ItemBatch> {
    const handle = await open(this.file.path);
    let rest: Position | undefined;
    try {
      rest = yield* this.readPlain(handle);
    } finally {
      await handle.close();
    }
    if (rest) yield* this.readParsed(rest);
    this.ids.report(this.onFinding);
    if (this.batch.size > 0) yield this.batch;
  }

  /** @returns where the CSV parser must continue; undefined if the whole file has been read */
  private async *readPlain(handle: FileHandle): AsyncGenerator<ItemBatch, Position | undefined> {
    const { batch } = this;
    const chunkSize = this.sizes.bytes;
    const lines = new PlainLines(itemFields(this.file.layout));
    const buffer = Buffer.allocUnsafe(2 * chunkSize);
    let [line, offset, kept] = [1, 0, 0];
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, chunkSize, null);
      this.bytes += bytesRead;
      const bytes = buffer.subarray(0, kept + bytesRead);
      let at = 0;
      while (at < bytes.length) {
        if (line > 1) {
          const read = lines.read(bytes, at, line, batch);
          this.rows += read;
          this.translate(batch.size - read);
          line += read;
          at = lines.at;
          if (isFull(batch)) {
            yield batch;
            batch.size = 0;
            continue;
          }
        }
        const end = lineEnd(bytes, at, bytesRead === 0);
        if (end === undefined && bytes.length - at < chunkSize) break;
        const other = bytes.subarray(at, end);
        if (end === undefined || needsParser(other, line)) return { line, offset: offset + at };
        if (line > 1) this.addOtherLine(other.toString('latin1'), line);
        line++;
        at = end + 1;
      }
      if (bytesRead === 0) return undefined;
      kept = Math.max(0, bytes.length - at);
      buffer.copyWithin(0, at, at + kept);
      offset += at;
    }
  }

  private async *readParsed({ line, offset }: Position): AsyncGenerator<ItemBatch> {
    const { path, name } = this.file;
    const bytes = utf8Bytes(path, name, offset, (read) => (this.bytes = read));
    // An error of the byte stream destroys the parser, so the loop below throws it.
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

  /** Replaces aliases in plain lines, which were read without the rules of the columns. */
  private translate(from: number): void {
    const keys = this.aliases.product;
    if (keys === undefined) return;
    const { size, productId } = this.batch;
    for (let row = from; row < size; row++) productId[row] = keys.get(productId[row]) ?? productId[row];
  }

  private addOtherLine(line: string, number: number): void {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (text !== '') this.add({ line: number, fields: text.split(',') });
  }

  private add(row: CsvRow): void {
    this.rows++;
    const values = checkRow(this.ids.layout, row, this.onFinding);
    this.ids.afterRow(row.line);
    if (!values) return;
    if (values[2] === COPY_NULL || values[3] === COPY_NULL) throw new IncompleteItems(this.file.name);
    const { batch } = this;
    const at = batch.size++;
    batch.line[at] = row.line;
    batch.orderId[at] = Number(values[0]);
    batch.productId[at] = Number(values[1]);
    batch.addToCartOrder[at] = Number(values[2]);
    batch.reordered[at] = values[3] === 't' ? 1 : 0;
  }
}

interface Position {
  readonly line: number;
  /** Offset of the line's first byte in the file. */
  readonly offset: number;
}

const LINE_FEED = 10;
const QUOTE = 34;

const isFull = (batch: ItemBatch) => batch.size === batch.line.length;

/** @returns undefined if the bytes do not contain a line end; the last line of a file may lack one */
function lineEnd(bytes: Buffer, from: number, last: boolean): number | undefined {
  const end = bytes.indexOf(LINE_FEED, from);
  if (end >= 0) return end;
  return last ? bytes.length : undefined;
}

/** A blank line before the header also goes to the parser. */
function needsParser(line: Uint8Array, number: number): boolean {
  return (number === 1 && line.length <= 1) || line.some((byte) => byte === QUOTE || byte >= 128);
}

/** The layout has the columns in the order of the file kind: order, product, position in the basket, reordered. */
function itemFields({ width, columns }: ColumnLayout) {
  const [orderId, productId, addToCartOrder, reordered] = columns.map(({ index }) => index);
  return { width, orderId, productId, addToCartOrder, reordered };
}
