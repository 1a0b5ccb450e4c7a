/** The category sets of a tree's categorical splits, in the form of LightGBM's text. */
export interface CategorySets {
  /** By node: the set of categories that go left, or -1 for a numerical split. */
  readonly setOfNode: Int32Array;
  /** Set s consists of words[boundaries[s]] to words[boundaries[s + 1] - 1]. */
  readonly boundaries: Int32Array;
  /** Bit (c & 31) of a set's word (c >> 5) is 1 if category c is in the set. */
  readonly words: Uint32Array;
}

/** Whether a node splits on categories. */
export function isCategorical(sets: CategorySets | undefined, node: number): sets is CategorySets {
  return sets !== undefined && sets.setOfNode[node] >= 0;
}

/**
 * Whether a value goes left at a categorical split. As in LightGBM, the category is the integer part of the value, and
 * missing, negative and unknown categories go right.
 */
export function valueIsInSet(
  { setOfNode, boundaries, words }: CategorySets,
  node: number,
  value: number,
): boolean {
  if (!(value > -1)) return false;
  const set = setOfNode[node];
  const category = Math.trunc(value);
  const word = boundaries[set] + Math.floor(category / 32);
  return word < boundaries[set + 1] && ((words[word] >>> (category % 32)) & 1) === 1;
}
