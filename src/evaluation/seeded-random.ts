/**
 * A linear congruential generator (Numerical Recipes' constants) whose high bits are used: enough for drawing targets
 * and parameters, the same on every machine.
 *
 * @returns draws from [0, 1)
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
