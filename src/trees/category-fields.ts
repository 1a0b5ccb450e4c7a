/** The fields of a `Tree=` block with its categorical splits: num_cat, cat_boundaries, cat_threshold. */
import type { CategorySets } from './category-sets';
import { numbers, wholeNumber, wholeNumbers } from './number-fields';
import { requireField, TreeTextError } from './text-lines';
import type { Block } from './text-lines';

/** Bit of decision_type for a categorical split. The threshold of such a node is the number of its category set. */
export const CATEGORICAL = 1;

/**
 * @returns the category sets of the tree; undefined if it has no categorical split
 * @throws TreeTextError
 */
export function readCategorySets(
  block: Block,
  decisionType: Int32Array,
  threshold: Float64Array,
): CategorySets | undefined {
  const numSets = block.fields.has('num_cat') ? wholeNumber(block, 'num_cat') : 0;
  const setOfNode = decisionType.map((type, node) => (type & CATEGORICAL ? threshold[node] : -1));
  setOfNode.forEach((set, node) => {
    const isSet = Number.isInteger(threshold[node]) && set >= 0 && set < numSets;
    if (!(decisionType[node] & CATEGORICAL) || isSet) return;
    const { line } = requireField(block, 'threshold');
    throw new TreeTextError(
      line,
      `threshold of node ${node}: expected a set of categories below ${numSets}, got ${threshold[node]}`,
    );
  });
  if (numSets === 0) return undefined;
  const boundaries = wholeNumbers(block, 'cat_boundaries', numSets + 1);
  const isAscending = boundaries.every((end, i) => (i === 0 ? end === 0 : end > boundaries[i - 1]));
  if (!isAscending) {
    const { line, value } = requireField(block, 'cat_boundaries');
    throw new TreeTextError(
      line,
      `cat_boundaries: expected ascending numbers from 0, got ${value.slice(0, 40)}`,
    );
  }
  return { setOfNode, boundaries, words: readWords(block, boundaries[numSets]) };
}

function readWords(block: Block, count: number): Uint32Array {
  const words = numbers(block, 'cat_threshold', count);
  const wrong = words.find((word) => !Number.isInteger(word) || word < 0 || word >= 2 ** 32);
  if (wrong === undefined) return Uint32Array.from(words);
  const { line } = requireField(block, 'cat_threshold');
  throw new TreeTextError(line, `cat_threshold: expected 32-bit words, got ${wrong}`);
}
