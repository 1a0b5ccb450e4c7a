import type { Booster } from '../gbdt/tree';
import { FINITE_FLOAT32, isFiniteFloat32, overflowingTree } from '../trees/finite-float32';

/**
 * Refuses a booster whose raw scores could be infinite or NaN in service. Thresholds may be infinite, see tree-block.ts.
 *
 * @throws RangeError naming the tree and the value
 */
export function checkFinite({ trees, initScore, numClasses = 1 }: Booster): void {
  check('initial score', [initScore]);
  trees.forEach((tree, index) => {
    check(`tree ${index}: leaf`, tree.leafValue);
    check(`tree ${index}: value of node`, tree.internalValue);
    check(`tree ${index}: shrinkage`, [tree.shrinkage]);
  });
  const overflowing = overflowingTree(trees, numClasses, initScore);
  if (overflowing < 0) return;
  throw new RangeError(
    `tree ${overflowing}: expected sums over the trees that are ${FINITE_FLOAT32}, but with this tree they can become larger`,
  );
}

function check(what: string, values: ArrayLike<number>): void {
  const place = Array.from(values).findIndex((value) => !isFiniteFloat32(value));
  if (place < 0) return;
  const name = values.length === 1 ? what : `${what} ${place}`;
  throw new RangeError(`${name}: expected a number that is ${FINITE_FLOAT32}, got ${values[place]}`);
}
