import { bestPlaces } from './best-places';

/**
 * Scores by place, most of them zero: a dense array that remembers which places were touched, so that clearing it for the
 * next use costs as much as filling it.
 */
export class SparseScores {
  private readonly scores: Float64Array;
  private readonly touched: Int32Array;
  private readonly isTouched: Uint8Array;
  private count = 0;

  constructor(numPlaces: number) {
    this.scores = new Float64Array(numPlaces);
    this.touched = new Int32Array(numPlaces);
    this.isTouched = new Uint8Array(numPlaces);
  }

  add(place: number, value: number): void {
    if (this.isTouched[place] === 0) {
      this.isTouched[place] = 1;
      this.touched[this.count++] = place;
    }
    this.scores[place] += value;
  }

  at(place: number): number {
    return this.scores[place];
  }

  /** @returns what was added, ascending */
  places(): Int32Array {
    return this.touched.slice(0, this.count).sort();
  }

  /** @returns the places with the largest scores, best first; equal scores: smaller place first */
  best(length: number): Int32Array {
    return bestPlaces(this.scores, length, this.touched.subarray(0, this.count));
  }

  clear(): void {
    for (let i = 0; i < this.count; i++) {
      this.scores[this.touched[i]] = 0;
      this.isTouched[this.touched[i]] = 0;
    }
    this.count = 0;
  }
}
