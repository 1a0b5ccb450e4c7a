/** A running mean that leaves NaN out. */
export class MeanOf {
  private sum = 0;
  private count = 0;

  add(value: number): void {
    if (Number.isNaN(value)) return;
    this.sum += value;
    this.count++;
  }

  /** NaN when nothing was added. */
  mean(): number {
    return this.sum / this.count;
  }
}
