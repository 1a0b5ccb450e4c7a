/**
 * Rows of a few sums by place, most of them never touched: a dense array that remembers where something was added. What was
 * touched is read off a byte a place, in order, which costs a tenth of sorting a list of the places.
 */
import type { SparseRows } from './sparse-rows';

export class SparseSums {
  private readonly sums: Float64Array;
  private readonly isTouched: Uint8Array;
  /** The same bytes, four at a time. */
  private readonly touchedFours: Uint32Array;
  /** Where the touched places are gathered; four more, for what is written after the last. */
  private readonly gathered: Int32Array;
  /** Null while places may still be added. */
  private places: Int32Array | null = null;

  constructor(
    numPlaces: number,
    private readonly width: number,
  ) {
    this.sums = new Float64Array(numPlaces * width);
    this.touchedFours = new Uint32Array((numPlaces + 3) >> 2);
    this.isTouched = new Uint8Array(this.touchedFours.buffer);
    this.gathered = new Int32Array(numPlaces + 4);
  }

  /** Forgets what was added, in place: all that was read from here before is good no more. */
  begin(): this {
    const { sums, isTouched, width } = this;
    for (const place of this.touched()) {
      isTouched[place] = 0;
      for (let at = place * width; at < (place + 1) * width; at++) sums[at] = 0;
    }
    this.places = null;
    return this;
  }

  add(place: number, column: number, value: number): void {
    this.isTouched[place] = 1;
    this.sums[place * this.width + column] += value;
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
      const place = columns[i];
      const value = values[i];
      const start = place * width;
      isTouched[place] = 1;
      if (first !== 0) sums[start] += first * value;
      sums[start + 1] += second * value;
      sums[start + 2] += third * value;
    }
  }

  /** 0 where nothing was added. */
  at(place: number, column: number): number {
    return this.sums[place * this.width + column];
  }

  /** Where something was added, ascending; to be asked when all is added. */
  touched(): Int32Array {
    return (this.places ??= this.gather());
  }

  /** One column, in the order of the touched places. */
  column(column: number): Float64Array {
    const { sums, width } = this;
    const places = this.touched();
    const values = new Float64Array(places.length);
    for (let row = 0; row < values.length; row++) {
      values[row] = sums[places[row] * width + column];
    }
    return values;
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
        count += isTouched[place];
      }
    }
    return gathered.subarray(0, count);
  }
}
