/**
 * Order items in COPY's binary format. A row's lengths are always the same, so a chunk starts as a copy of a form and
 * only the values are filled in.
 */
import type { ItemBatch } from './item-batch';

/** Signature, flags and the length of the header's extension, as the format wants them at the beginning. */
export const copyHeader = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');

/** What ends the data. */
export const copyEnd = Buffer.from([0xff, 0xff]);

/** Order items alone (file undefined), or after the columns `file` and `line`, as the staging table has them. */
export class CopyRows {
  private readonly form: Buffer;
  private readonly rowBytes: number;

  /** @param rows the most that a batch holds */
  constructor(
    rows: number,
    private readonly file?: number,
  ) {
    const row = Buffer.concat([fieldCount(file === undefined ? 4 : 6), ...fields(file)]);
    this.rowBytes = row.length;
    this.form = Buffer.alloc(rows * row.length, row);
  }

  /** @returns bytes of their own: the batch may be filled anew */
  encode({ size, line, orderId, productId, addToCartOrder, reordered }: ItemBatch): Buffer {
    const { rowBytes } = this;
    const bytes = Buffer.allocUnsafe(size * rowBytes);
    this.form.copy(bytes, 0, 0, bytes.length);
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

/** The length of a value, and room for it. */
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
