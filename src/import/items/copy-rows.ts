/**
 * Order items in COPY's binary format. All rows have the same field lengths, so a chunk starts as a copy of a template
 * in which only the values are filled in.
 */
import type { ItemBatch } from './item-batch';

/** The format's header: signature, flags and length of the extension. */
export const copyHeader = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');

/** The format's end marker. */
export const copyEnd = Buffer.from([0xff, 0xff]);

/** Encodes order items, preceded by the staging table's columns `file` and `line` if `file` is given. */
export class CopyRows {
  private readonly template: Buffer;
  private readonly rowBytes: number;

  /** @param rows the maximum number of rows in a batch */
  constructor(
    rows: number,
    private readonly file?: number,
  ) {
    const row = Buffer.concat([fieldCount(file === undefined ? 4 : 6), ...fields(file)]);
    this.rowBytes = row.length;
    this.template = Buffer.alloc(rows * row.length, row);
  }

  /** @returns a new buffer, so the batch can be reused */
  encode({ size, line, orderId, productId, addToCartOrder, reordered }: ItemBatch): Buffer {
    const { rowBytes } = this;
    const bytes = Buffer.allocUnsafe(size * rowBytes);
    this.template.copy(bytes, 0, 0, bytes.length);
    const withLine = this.file !== undefined;
    for (let row = 0, at = 2; row < size; row++, at += rowBytes) {
      let value = at + 4;
      if (withLine) {
        putInt32(bytes, value + 6, line[row]);
        value += 14;
      }
      putInt32(bytes, value, orderId[row]);
      putInt32(bytes, value + 8, productId[row]);
      bytes[value + 16] = addToCartOrder[row] >> 8;
      bytes[value + 17] = addToCartOrder[row];
      bytes[value + 22] = reordered[row];
    }
    return bytes;
  }
}

function fields(file: number | undefined): readonly Buffer[] {
  const item = [field(4), field(4), field(2), field(1)];
  if (file === undefined) return item;
  const number = field(2);
  number.writeInt16BE(file, 4);
  return [number, field(4), ...item];
}

function fieldCount(count: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(count);
  return bytes;
}

/** The length of a value, and space for the value. */
function field(length: number): Buffer {
  const bytes = Buffer.alloc(4 + length);
  bytes.writeInt32BE(length);
  return bytes;
}

function putInt32(bytes: Buffer, at: number, value: number): void {
  bytes[at] = value >> 24;
  bytes[at + 1] = value >> 16;
  bytes[at + 2] = value >> 8;
  bytes[at + 3] = value;
}
