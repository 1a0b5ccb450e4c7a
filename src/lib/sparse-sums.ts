/**
 * Rows of a few sums by place, most of them never touched: a dense array that remembers where something was added. What was
 * touched is read off a byte a place, in order, which costs a tenth of sorting a list of the places.
 */
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
  /** Where the touched places are gathered; one more, for what is written after the last. */
  private readonly gathered: Int32Array;

  constructor(
    numPlaces: number,
    private readonly width: number,
  ) {
    this.sums = new Float64Array(numPlaces * width);
    this.isTouched = new Uint8Array(numPlaces);
    this.gathered = new Int32Array(numPlaces + 1);
  }

  add(place: number, column: number, value: number): void {
    this.isTouched[place] = 1;
    this.sums[place * this.width + column]! += value;
  }

  /** The same for the first three columns at once. */
  addThree(place: number, first: number, second: number, third: number): void {
    this.isTouched[place] = 1;
    const start = place * this.width;
    this.sums[start]! += first;
    this.sums[start + 1]! += second;
    this.sums[start + 2]! += third;
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

  /** Without a branch a place: every place is written, and the next one over it when nothing was added there. */
  private gather(): Int32Array {
    const { isTouched, gathered } = this;
    let count = 0;
    for (let place = 0; place < isTouched.length; place++) {
      gathered[count] = place;
      count += isTouched[place] as number;
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
