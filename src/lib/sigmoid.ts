/** Converts a raw score (log odds) to a probability. */
export function sigmoid(rawScore: number): number {
  return 1 / (1 + Math.exp(-rawScore));
}
