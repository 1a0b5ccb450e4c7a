/**
 * Reads the usual line of an order items file, `1727184,41922,1,0`, straight from the bytes: nothing but digits and
 * commas, as many fields as the header, every value within its bounds. It decides nothing about other lines; it stops
 * at the first one, and whoever knows all the rules takes that line over.
 */
import type { ItemBatch } from './item-batch';

/** Which field of a line, from 0, holds what. */
export interface ItemFields {
  readonly width: number;
  readonly orderId: number;
  readonly productId: number;
  readonly addToCartOrder: number;
  readonly reordered: number;
}

const largestId = 2 ** 31 - 1;
const largestPlace = 32_767;

export class PlainLines {
  /** Where the first line that was not read begins. */
  at = 0;
  private readonly values: Float64Array;

  constructor(private readonly fields: ItemFields) {
    this.values = new Float64Array(fields.width);
  }

  /**
   * Adds rows to the batch until it is full, the bytes end, or a line is not plain or not complete.
   *
   * @param from where a line begins
   * @param line the number of that line
   * @returns how many lines were read; `at` says where it stopped
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
        if (field < width - 1) {
          if (bytes[next] !== comma) break lines;
        } else {
          if (bytes[next] === carriageReturn) next++;
          if (next >= end || bytes[next] !== lineFeed) break lines;
        }
        next++;
        values[field] = value;
      }
      const [order, product] = [values[orderId], values[productId]];
      const [place, again] = [values[addToCartOrder], values[reordered]];
      if (order > largestId || product > largestId || place < 1 || place > largestPlace || again > 1) break;
      const row = batch.size++;
      batch.line[row] = line + read;
      batch.orderId[row] = order;
      batch.productId[row] = product;
      batch.addToCartOrder[row] = place;
      batch.reordered[row] = again;
      read++;
      at = next;
    }
    this.at = at;
    return read;
  }
}

const comma = 44;
const lineFeed = 10;
const carriageReturn = 13;
