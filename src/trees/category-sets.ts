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
 * @param categoriesOf by node: the categories that go left, or undefined at a numerical split
 * @returns undefined if no split is categorical
 */
export function packCategorySets(
  categoriesOf: readonly (readonly number[] | undefined)[],
): CategorySets | undefined {
  const setOfNode = new Int32Array(categoriesOf.length).fill(-1);
  const boundaries = [0];
  const words: number[] = [];
  categoriesOf.forEach((categories, node) => {
    if (!categories) return;
    setOfNode[node] = boundaries.length - 1;
    const set = new Uint32Array((Math.max(...categories) >>> 5) + 1);
    for (const category of categories) set[category >>> 5] |= 1 << (category & 31);
    words.push(...set);
    boundaries.push(words.length);
  });
  if (boundaries.length === 1) return undefined;
  return { setOfNode, boundaries: Int32Array.from(boundaries), words: Uint32Array.from(words) };
}

/** The categories that go left at a node, ascending; undefined at a numerical split. */
export function categoriesOfNode(sets: CategorySets | undefined, node: number): number[] | undefined {
  if (!sets || sets.setOfNode[node] < 0) return undefined;
  const begin = sets.boundaries[sets.setOfNode[node]];
  const end = sets.boundaries[sets.setOfNode[node] + 1];
  const categories: number[] = [];
  for (let category = 0; category < (end - begin) * 32; category++) {
    if (isInSet(sets, begin, end, category)) categories.push(category);
  }
  return categories;
}

/**
 * Whether a value goes left at a categorical split. As in LightGBM, the category is the integer part of the value, and
 * missing, negative and unknown categories go right.
 */
export function valueIsInSet(sets: CategorySets, node: number, value: number): boolean {
  if (!(value > -1)) return false;
  const set = sets.setOfNode[node];
  return isInSet(sets, sets.boundaries[set], sets.boundaries[set + 1], Math.trunc(value));
}

function isInSet({ words }: CategorySets, begin: number, end: number, category: number): boolean {
  const word = Math.floor(category / 32);
  return word < end - begin && ((words[begin + word] >>> (category % 32)) & 1) === 1;
}
