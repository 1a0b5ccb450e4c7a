import { bestPlaces } from './best-places';

/**
 * Scores by place, most of them zero: a dense array that records which places were touched, so that clearing it costs no
 * more than filling it.
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

  /** @returns the touched places, ascending */
  places(): Int32Array {
    return this.touched.slice(0, this.count).sort();
  }

  /** @returns the places with the largest scores, best first; of equal scores, the smaller place comes first */
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
