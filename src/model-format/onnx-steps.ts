/**
 * Any split as a chain of "value <= bound" steps, the only test in the nodes of the ONNX files. A numerical split is
 * one step. Categorical splits and splits with zero_as_missing divide the number line into intervals:
 *
 *   categories 2, 3 and 7    ... < 2 right | 2 <= ... < 4 left | 4 <= ... < 7 right | 7 <= ... < 8 left | right
 */
import { categoriesOfNode } from '../trees/category-sets';
import type { Tree } from '../gbdt/tree';
import { isZero, ZERO_BOUND } from '../trees/tree';

export interface Step {
  /** Values up to this float32 (and above the previous step) go to the step's side. */
  readonly upTo: number;
  readonly left: boolean;
  /** Whether missing values go to this step's side; true for at most one step. */
  readonly takesMissing: boolean;
}

export interface Steps {
  /** Ascending; neighbours have different sides. */
  readonly steps: readonly Step[];
  /** The side of larger values, and of missing values that no step takes; differs from the last step's side. */
  readonly lastLeft: boolean;
}

export function stepsOf(tree: Tree, node: number): Steps {
  const categories = categoriesOfNode(tree.categories, node);
  if (categories) return withMissing(categorySteps(categories), false, false);
  const missingLeft = tree.defaultLeft[node] === 1;
  const threshold = tree.threshold[node];
  if (tree.zeroIsMissing?.[node] === 1) return zeroSteps(threshold, missingLeft);
  return withMissing([{ upTo: threshold, left: true }], false, missingLeft);
}

type Interval = Omit<Step, 'takesMissing'>;

/** Values are truncated: category 0 begins above -1, category c at c. */
function categorySteps(categories: readonly number[]): Interval[] {
  if (categories.length === 0) return [{ upTo: 0, left: false }];
  return categories.flatMap((category, i) => {
    const begins = category === 0 ? -1 : below(category);
    const startsRun = categories[i - 1] !== category - 1;
    const endsRun = categories[i + 1] !== category + 1;
    return [
      ...(startsRun ? [{ upTo: begins, left: false }] : []),
      ...(endsRun ? [{ upTo: below(category + 1), left: true }] : []),
    ];
  });
}

function zeroSteps(threshold: number, zeroLeft: boolean): Steps {
  const bounds = [...new Set([threshold, below(-ZERO_BOUND), ZERO_BOUND])].sort((a, b) => a - b);
  const sideOf = (value: number): boolean => (isZero(value) ? zeroLeft : value <= threshold);
  const lastLeft = sideOf(Infinity);
  const intervals = bounds.map((upTo) => ({ upTo, left: sideOf(upTo) }));
  // Merge neighbouring intervals that have the same side.
  const merged = intervals.filter(({ left }, i) => left !== (intervals[i + 1]?.left ?? lastLeft));
  return withMissing(merged, lastLeft, zeroLeft);
}

function withMissing(intervals: readonly Interval[], lastLeft: boolean, missingLeft: boolean): Steps {
  const taker = missingLeft === lastLeft ? -1 : intervals.findIndex(({ left }) => left === missingLeft);
  return { steps: intervals.map((interval, i) => ({ ...interval, takesMissing: i === taker })), lastLeft };
}

const floatView = new Float32Array(1);
const bitsView = new Int32Array(floatView.buffer);

/** The next float32 below a float32 other than 0. */
function below(value: number): number {
  floatView[0] = value;
  bitsView[0] += value > 0 ? -1 : 1;
  return floatView[0];
}
