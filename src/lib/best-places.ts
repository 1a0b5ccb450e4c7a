/**
 * The places with the largest scores, best first; equal scores: smaller place first. One pass with an insertion into the
 * list so far: few places get in, since scores are many and lists are short.
 *
 * @param among places to choose from; those with a positive score unless given
 * @param admits asked of those places alone that would get in
 */
export function bestPlaces(
  scores: Float64Array,
  length: number,
  among?: Int32Array,
  admits: (place: number) => boolean = everybody,
): Int32Array {
  const best = new BestList(scores, length, admits);
  if (among) {
    for (const place of among) best.offer(place);
  } else {
    for (let place = 0; place < scores.length; place++) {
      if (scores[place] > best.least) best.offer(place);
    }
  }
  return best.places();
}

const everybody = () => true;

class BestList {
  private readonly list: Int32Array;
  private count = 0;
  /** What a score must be above to get in, for places that come in ascending order: of equals the first one is in. */
  least = 0;

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
    if (this.count === length) this.least = Math.max(0, this.scores[list[length - 1]]);
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
