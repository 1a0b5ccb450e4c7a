/**
 * Parses plain lines of an order items file, such as `1727184,41922,1,0`, directly from bytes: only digits and commas,
 * no leading zeros, as many fields as the header, every value within its bounds. It stops at the first other line, which the caller
 * handles.
 */
import type { ItemBatch } from './item-batch';

/** The position of each column in a line, from 0. */
export interface ItemFields {
  readonly width: number;
  readonly orderId: number;
  readonly productId: number;
  readonly addToCartOrder: number;
  readonly reordered: number;
}

const MAX_ID = 2 ** 31 - 1;
const MAX_POSITION = 32_767;

export class PlainLines {
  /** Offset of the first line that was not read. */
  at = 0;
  private readonly values: Float64Array;

  constructor(private readonly fields: ItemFields) {
    this.values = new Float64Array(fields.width);
  }

  /**
   * Adds rows to the batch until it is full, the bytes end, or a line is not plain or not complete.
   *
   * @param from the offset of a line
   * @param line the number of that line
   * @returns the number of lines read; `at` is the offset after them
   */
  read(bytes: Uint8Array, from: number, line: number, batch: ItemBatch): number {
    const { values } = this;
    const { width, orderId, productId, addToCartOrder, reordered } = this.fields;
    const room = batch.orderId.length - batch.size;
    const end = bytes.length;
    let at = from;
    let read = 0;
    lines: while (read < room) {
      let next = at;
      for (let field = 0; field < width; field++) {
        const start = next;
        let value = 0;
        let digit = next < end ? bytes[next] - 48 : -1;
        while (digit >= 0 && digit <= 9) {
          value = value * 10 + digit;
          next++;
          digit = next < end ? bytes[next] - 48 : -1;
        }
        if (next === start || next - start > 10 || next >= end) break lines;
        // 007 and 7 are different ids.
        if (bytes[start] === DIGIT_ZERO && next - start > 1) break lines;
        if (field < width - 1) {
          if (bytes[next] !== COMMA) break lines;
        } else {
          if (bytes[next] === CARRIAGE_RETURN) next++;
          if (next >= end || bytes[next] !== LINE_FEED) break lines;
        }
        next++;
        values[field] = value;
      }
      const [order, product] = [values[orderId], values[productId]];
      const [position, again] = [values[addToCartOrder], values[reordered]];
      if (order > MAX_ID || product > MAX_ID || position < 1 || position > MAX_POSITION || again > 1) break;
      const row = batch.size++;
      batch.line[row] = line + read;
      batch.orderId[row] = order;
      batch.productId[row] = product;
      batch.addToCartOrder[row] = position;
      batch.reordered[row] = again;
      read++;
      at = next;
    }
    this.at = at;
    return read;
  }
}

const DIGIT_ZERO = 48;
const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
