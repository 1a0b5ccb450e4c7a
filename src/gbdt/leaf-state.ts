/** State of a leaf while its tree grows: the sums over its rows, and the constraints of the splits above it. */

/** Sums over some rows, in the integer units of the gradients. */
export interface Sums {
  readonly gradient: number;
  readonly hessian: number;
  readonly count: number;
}

export interface LeafState {
  readonly sums: Sums;
  /** Splits between the root and the leaf. */
  readonly depth: number;
  /** Output before shrinkage, in real units. */
  readonly output: number;
  /** Bounds for the outputs of the leaf and its descendants, from monotone constraints above it. */
  readonly lowest: number;
  readonly highest: number;
  /** Features split on between the root and the leaf; recorded only with interaction constraints. */
  readonly pathFeatures: ReadonlySet<number>;
}

export function subtractSums(whole: Sums, part: Sums): Sums {
  return {
    gradient: whole.gradient - part.gradient,
    hessian: whole.hessian - part.hessian,
    count: whole.count - part.count,
  };
}
