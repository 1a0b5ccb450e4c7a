import { float32AtMost } from './float32-at-most';
import { numbers, scores, statistics, wholeNumber, wholeNumbers } from './number-fields';
import { requireField, TreeTextError } from './text-lines';
import type { Block } from './text-lines';
import { isCategorical } from './category-sets';
import { CATEGORICAL, readCategorySets } from './category-fields';
import { ZERO_BOUND } from './tree';
import type { Tree } from './tree';

/**
 * One `Tree=` block as a flat tree. Thresholds are rounded down to float32 (rows are float32, so no branch changes), and
 * how a missing value is treated is brought to one form, defaultLeft. Throws TreeTextError.
 *
 * A threshold is the one number that may be infinite. It is compared with a row's value and never added to a score, and
 * such thresholds are normal: LightGBM writes an infinite bin bound as 1e+300, and `x <= inf` is how a split separates
 * missing values from all others.
 */
export function parseTreeBlock(block: Block, numFeatures: number): Tree {
  const numLeaves = wholeNumber(block, 'num_leaves');
  if (numLeaves < 1)
    throw new TreeTextError(block.line, `expected num_leaves of at least 1, got ${numLeaves}`);
  refuse(block, 'is_linear', 'linear trees');

  const nodes = numLeaves - 1;
  const decisionType = wholeNumbers(block, 'decision_type', nodes);
  const rawThreshold = numbers(block, 'threshold', nodes);
  const categories = readCategorySets(block, decisionType, rawThreshold);
  const threshold = rawThreshold.map((value, node) =>
    isCategorical(categories, node) ? 0 : float32AtMost(value),
  );
  const missing = readMissing(block, decisionType, threshold);
  const tree: Tree = {
    numLeaves,
    splitFeature: wholeNumbers(block, 'split_feature', nodes),
    threshold,
    defaultLeft: missing.defaultLeft,
    leftChild: wholeNumbers(block, 'left_child', nodes),
    rightChild: wholeNumbers(block, 'right_child', nodes),
    splitGain: statistics(block, 'split_gain', nodes),
    internalValue: scores(block, 'internal_value', nodes),
    internalWeight: statistics(block, 'internal_weight', nodes),
    internalCount: wholeNumbers(block, 'internal_count', nodes, true),
    leafValue: scores(block, 'leaf_value', numLeaves),
    leafWeight: statistics(block, 'leaf_weight', numLeaves),
    leafCount: wholeNumbers(block, 'leaf_count', numLeaves, true),
    shrinkage: block.fields.has('shrinkage') ? scores(block, 'shrinkage', 1)[0] : 1,
    ...(categories && { categories }),
    ...(missing.zeroIsMissing.includes(1) && { zeroIsMissing: missing.zeroIsMissing }),
  };
  checkFeatures(block, tree, numFeatures);
  checkShape(block, tree);
  return tree;
}

function refuse(block: Block, key: string, what: string): void {
  const field = block.fields.get(key);
  if (field && field.value !== '0') {
    throw new TreeTextError(field.line, `expected ${key}=0, got ${field.value}: ${what} are not supported`);
  }
}

/** decision_type: bit 0 categorical, bit 1 default left, bits 2 and 3 what counts as missing. */
const DEFAULT_LEFT = 2;
const MISSING_NONE = 0;
const MISSING_ZERO = 1;
const MISSING_NAN = 2;

interface Missing {
  readonly defaultLeft: Uint8Array;
  readonly zeroIsMissing: Uint8Array;
}

/**
 * Missing type NaN carries its direction. Missing type None makes NaN a zero, which is a direction, too: left when zero
 * is at most the threshold. Missing type Zero sends NaN and zeros in its direction; where that is the side that zeros
 * are on anyway, it is missing type NaN.
 */
function readMissing(block: Block, decisionType: Int32Array, threshold: Float64Array): Missing {
  const defaultLeft = new Uint8Array(decisionType.length);
  const zeroIsMissing = new Uint8Array(decisionType.length);
  decisionType.forEach((type, node) => {
    if (type & CATEGORICAL) return;
    const direction = type & DEFAULT_LEFT ? 1 : 0;
    switch (type >> 2) {
      case MISSING_NONE:
        defaultLeft[node] = threshold[node] >= 0 ? 1 : 0;
        return;
      case MISSING_ZERO: {
        const isOnThatSide = direction === 1 ? threshold[node] >= ZERO_BOUND : threshold[node] < -ZERO_BOUND;
        defaultLeft[node] = direction;
        zeroIsMissing[node] = isOnThatSide ? 0 : 1;
        return;
      }
      case MISSING_NAN:
        defaultLeft[node] = direction;
        return;
      default: {
        const { line } = requireField(block, 'decision_type');
        throw new TreeTextError(line, `decision_type of node ${node}: expected 0 to 11, got ${type}`);
      }
    }
  });
  return { defaultLeft, zeroIsMissing };
}

function checkFeatures(block: Block, tree: Tree, numFeatures: number): void {
  const wrong = tree.splitFeature.find((feature) => feature < 0 || feature >= numFeatures);
  if (wrong === undefined) return;
  const { line } = requireField(block, 'split_feature');
  throw new TreeTextError(line, `split_feature: expected 0 to ${numFeatures - 1}, got ${wrong}`);
}

/** Every node but the root has one parent, which came before it; so the arrays are a tree and each walk ends. */
function checkShape(block: Block, tree: Tree): void {
  const hasParent = new Set<number>();
  checkChildren(block, 'left_child', tree.leftChild, hasParent);
  checkChildren(block, 'right_child', tree.rightChild, hasParent);
}

function checkChildren(block: Block, key: string, children: Int32Array, hasParent: Set<number>): void {
  const nodes = children.length;
  children.forEach((child, parent) => {
    const { line } = requireField(block, key);
    const isLaterNode = child > parent && child < nodes;
    const isLeaf = child < 0 && ~child <= nodes;
    if (!isLaterNode && !isLeaf) {
      const expected = `a later node (below ${nodes}) or a leaf (-${nodes + 1} to -1)`;
      throw new TreeTextError(line, `${key} of node ${parent}: expected ${expected}, got ${child}`);
    }
    if (hasParent.has(child)) {
      throw new TreeTextError(
        line,
        `${key} of node ${parent}: ${child} is already the child of another node`,
      );
    }
    hasParent.add(child);
  });
}
