/**
 * The places with the largest scores, best first; of equal scores, the smaller place comes first. It makes one pass and
 * inserts into a short sorted list: scores are many, the list is short, so few places are ever inserted.
 *
 * @param among places to choose from; by default, all places with a positive score
 * @param admits filter; called only for places whose score is large enough
 */
export function bestPlaces(
  scores: Float64Array,
  length: number,
  among?: Int32Array,
  admits: (place: number) => boolean = admitAll,
): Int32Array {
  const best = new BestList(scores, length, admits);
  if (among) {
    for (const place of among) best.offer(place);
  } else {
    for (let place = 0; place < scores.length; place++) {
      if (scores[place] > best.threshold) best.offer(place);
    }
  }
  return best.places();
}

const admitAll = () => true;

class BestList {
  private readonly list: Int32Array;
  private count = 0;
  /** Scores must exceed this to enter the list. Valid for places in ascending order, where the first of equals wins. */
  threshold = 0;

  constructor(
    private readonly scores: Float64Array,
    private readonly length: number,
    private readonly admits: (place: number) => boolean,
  ) {
    this.list = new Int32Array(length);
  }

  offer(candidate: number): void {
    const { list, length } = this;
    const isFull = this.count === length;
    if (isFull && (length === 0 || !this.isBefore(candidate, list[length - 1]))) return;
    if (!this.admits(candidate)) return;
    if (!isFull) this.count++;
    let at = this.count - 1;
    while (at > 0 && this.isBefore(candidate, list[at - 1])) {
      list[at] = list[at - 1];
      at--;
    }
    list[at] = candidate;
    if (this.count === length) this.threshold = Math.max(0, this.scores[list[length - 1]]);
  }

  places(): Int32Array {
    return this.list.subarray(0, this.count);
  }

  private isBefore(a: number, b: number): boolean {
    const ofA = this.scores[a];
    const ofB = this.scores[b];
    return ofA > ofB || (ofA === ofB && a < b);
  }
}
