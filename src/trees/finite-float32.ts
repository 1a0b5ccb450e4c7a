/**
 * Raw scores are float32 in service. A leaf value beyond float32 is infinite there, and an infinite raw score turns into
 * a probability of exactly 0 or 1, so every number that is added to a score has to be finite as float32.
 */

/** What error messages say that a number must be. */
export const FINITE_FLOAT32 = 'finite as float32 (at most 3.4028234e38 in magnitude)';

export function isFiniteFloat32(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}

/** The part of a tree that decides how far it can move a raw score. */
interface Leaves {
  readonly leafValue: Float64Array;
}

/**
 * Looks for trees whose leaf values are finite one by one and overflow when they are added up. The order in which ONNX
 * Runtime adds trees is its own affair, so magnitudes are added: no partial sum can be larger than that.
 *
 * @param numClasses tree i belongs to class i modulo numClasses, and each class has a sum of its own
 * @param initScore what each sum starts from
 * @returns index of the first tree whose sum is not finite as float32; -1 when there is none
 */
export function overflowingTree(trees: readonly Leaves[], numClasses: number, initScore = 0): number {
  const reach = new Float64Array(numClasses).fill(Math.abs(initScore));
  return trees.findIndex(({ leafValue }, i) => {
    const largest = leafValue.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return !isFiniteFloat32((reach[i % numClasses] += largest));
  });
}
