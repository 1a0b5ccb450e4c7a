/**
 * Rows of a few sums by place, most of them never touched: a dense array that remembers where something was added. What was
 * touched is read off a byte a place, in order, which costs a tenth of sorting a list of the places.
 */
import type { SparseRows } from './sparse-rows';

export interface SparseTable {
  /** Ascending. */
  readonly places: Int32Array;
  readonly width: number;
  /** Row-major, places x width. */
  readonly values: Float64Array;
}

export class SparseSums {
  private readonly sums: Float64Array;
  private readonly isTouched: Uint8Array;
  /** The same bytes, four at a time. */
  private readonly touchedFours: Uint32Array;
  /** Where the touched places are gathered; four more, for what is written after the last. */
  private readonly gathered: Int32Array;

  constructor(
    numPlaces: number,
    private readonly width: number,
  ) {
    this.sums = new Float64Array(numPlaces * width);
    this.touchedFours = new Uint32Array((numPlaces + 3) >> 2);
    this.isTouched = new Uint8Array(this.touchedFours.buffer);
    this.gathered = new Int32Array(numPlaces + 4);
  }

  add(place: number, column: number, value: number): void {
    this.isTouched[place] = 1;
    this.sums[place * this.width + column]! += value;
  }

  /** Adds the entries `from` to `end` of a sparse row, each times the column's weight, to the first three columns. */
  addRow(
    { columns, values }: Pick<SparseRows, 'columns' | 'values'>,
    from: number,
    end: number,
    [first, second, third]: readonly [number, number, number],
  ): void {
    const { sums, isTouched, width } = this;
    for (let i = from; i < end; i++) {
      const place = columns[i] as number;
      const value = values[i] as number;
      const start = place * width;
      isTouched[place] = 1;
      if (first !== 0) sums[start]! += first * value;
      sums[start + 1]! += second * value;
      sums[start + 2]! += third * value;
    }
  }

  /** What was added; empties the sums. */
  take(): SparseTable {
    const { width, sums, isTouched } = this;
    const places = this.gather();
    const values = new Float64Array(places.length * width);
    let to = 0;
    for (let row = 0; row < places.length; row++) {
      const place = places[row] as number;
      isTouched[place] = 0;
      const start = place * width;
      for (let column = 0; column < width; column++) {
        values[to++] = sums[start + column] as number;
        sums[start + column] = 0;
      }
    }
    return { places, width, values };
  }

  /**
   * One branch for four places; of those four every place is written, and the next one over it when nothing was added
   * there.
   */
  private gather(): Int32Array {
    const { isTouched, touchedFours, gathered } = this;
    let count = 0;
    for (let four = 0; four < touchedFours.length; four++) {
      if (touchedFours[four] === 0) continue;
      const end = 4 * four + 4;
      for (let place = end - 4; place < end; place++) {
        gathered[count] = place;
        count += isTouched[place] as number;
      }
    }
    return gathered.slice(0, count);
  }
}

/** @returns where the place's row begins in `values`; -1 when it has none */
export function rowStart({ places, width }: SparseTable, place: number): number {
  let low = 0;
  let high = places.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = places[middle] as number;
    if (found === place) return middle * width;
    if (found < place) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** One column, in the order of the places. */
export function columnAt({ places, width, values }: SparseTable, column: number): Float64Array {
  const found = new Float64Array(places.length);
  for (let row = 0; row < found.length; row++) found[row] = values[row * width + column] as number;
  return found;
}
