/**
 * Rows of a few sums by place, most of them untouched: a dense array with one byte per place that records whether it was
 * touched. Scanning these bytes in order costs a tenth of sorting a list of places.
 */
import type { SparseRows } from './sparse-rows';

export class SparseSums {
  private readonly sums: Float64Array;
  private readonly isTouched: Uint8Array;
  /** The same bytes in groups of four. */
  private readonly touchedFours: Uint32Array;
  /** Receives the touched places; four entries longer, because `gather` may write past the last one. */
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

  /** Clears the sums in place; arrays that were returned before become invalid. */
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

  /** Adds the entries `from` to `end` of a sparse row, times the column's weight, to the first three columns. */
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

  /** 0 for untouched places. */
  at(place: number, column: number): number {
    return this.sums[place * this.width + column];
  }

  /** The touched places, ascending; call it after everything was added. */
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
   * One branch per four places: within a group every place is written, and overwritten by the next one when it is
   * untouched.
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
