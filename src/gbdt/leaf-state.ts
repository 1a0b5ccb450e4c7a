/** What is known of a leaf while its tree grows: the sums over its rows, and what the splits above it ask of it. */

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
  /** What it answers before shrinkage, in real units. */
  readonly output: number;
  /** Bounds of its output and of all outputs below it, from monotone constraints above it. */
  readonly lowest: number;
  readonly highest: number;
  /** Features split on between the root and the leaf; kept only where interaction constraints ask for them. */
  readonly pathFeatures: ReadonlySet<number>;
}

export function subtractSums(whole: Sums, part: Sums): Sums {
  return {
    gradient: whole.gradient - part.gradient,
    hessian: whole.hessian - part.hessian,
    count: whole.count - part.count,
  };
}
