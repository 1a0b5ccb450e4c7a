/**
 * Which bins of a split's feature go left, as 256 bits in eight words: bit (bin & 31) of word (bin >> 5).
 * One form for all kinds of splits, so that partition and scoring need not know them:
 *
 *   numerical     bins up to split.bin, and the bin of missing values when missingLeft
 *   categorical   the bins of split.categoryBins; missing and unknown categories go right
 */
import { type BinMapper } from './bin-mapper';
import { type Split } from './split-finder';

/** Words that the bins of one split take. */
export const LEFT_BINS_WORDS = 8;

export function leftBinsOf(
  { bin, missingLeft, categoryBins }: Pick<Split, 'bin' | 'missingLeft' | 'categoryBins'>,
  { missingBin }: Pick<BinMapper, 'missingBin'>,
): Uint32Array {
  const words = new Uint32Array(LEFT_BINS_WORDS);
  const add = (left: number): void => void (words[left >>> 5] |= 1 << (left & 31));
  if (categoryBins) {
    categoryBins.forEach(add);
    return words;
  }
  for (let left = 0; left <= bin; left++) if (left !== missingBin) add(left);
  if (missingLeft) add(missingBin);
  return words;
}

/** Whether `bin` is among the bins that begin at words[from]. */
export function hasBin(words: Uint32Array, from: number, bin: number): boolean {
  return ((words[from + (bin >>> 5)] >>> (bin & 31)) & 1) === 1;
}
