/** Raw score (log odds) to probability. */
export function sigmoid(rawScore: number): number {
  return 1 / (1 + Math.exp(-rawScore));
}
