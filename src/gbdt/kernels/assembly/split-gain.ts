// Gain of a split, in float64 and with the order of operations of split-gain.ts on the TypeScript side, so that both
// compute the same gain to the last bit.
//
// leaf (f64):    0 gradient  8 hessian  16 count      sums of the leaf, integers
//               24 gradient unit  32 hessian unit     40 minDataInLeaf  48 minSumHessianInLeaf
//               56 lambdaL1  64 lambdaL2              72 gain of the leaf unsplit  80 gain to exceed

/** @param left (gradient, hessian) of the left side, integers */
export function gainOf(left: v128, leaf: usize): f64 {
  const units = v128.load(leaf, 24);
  const leftReal = f64x2.mul(left, units);
  const rightReal = f64x2.mul(f64x2.sub(v128.load(leaf), left), units);
  // From (gradient, hessian) of each side to both gradients and both hessians.
  const g = shrunk(i64x2.shuffle(leftReal, rightReal, 0, 2), load<f64>(leaf, 56));
  const curvature = f64x2.add(i64x2.shuffle(leftReal, rightReal, 1, 3), v128.load64_splat(leaf, 64));
  const isCurved = f64x2.gt(curvature, f64x2.splat(0));
  const worth = v128.and(f64x2.div(f64x2.mul(g, g), curvature), isCurved);
  return f64x2.extract_lane(worth, 0) + f64x2.extract_lane(worth, 1) - load<f64>(leaf, 72);
}

/** Whether both sides reach minSumHessianInLeaf. */
export function hasHessian(left: v128, leaf: usize): bool {
  const units = v128.load(leaf, 24);
  const least = load<f64>(leaf, 48);
  const right = f64x2.mul(f64x2.sub(v128.load(leaf), left), units);
  return f64x2.extract_lane(f64x2.mul(left, units), 1) >= least && f64x2.extract_lane(right, 1) >= least;
}

/** Moves both lanes towards 0 by `by`. */
function shrunk(g: v128, by: f64): v128 {
  if (by == 0) return g;
  const above = f64x2.sub(g, f64x2.splat(by));
  const below = f64x2.add(g, f64x2.splat(by));
  const isAbove = f64x2.gt(g, f64x2.splat(by));
  const isBelow = f64x2.lt(g, f64x2.splat(-by));
  return v128.or(v128.and(above, isAbove), v128.and(below, isBelow));
}
