/**
 * The bins of a split's feature that go left, as 256 bits in eight words: bit (bin & 31) of word (bin >> 5).
 * One representation for all kinds of splits, so that partitioning and scoring treat them alike:
 *
 *   numerical     bins up to split.bin, and the bin of missing values when missingLeft
 *   categorical   the bins of split.categoryBins; missing and unknown categories go right
 */
import type { BinMapper } from './bin-mapper';
import type { Split } from './split-finder';

/** Words per split. */
export const LEFT_BINS_WORDS = 8;

export type DividedBins = Pick<Split, 'bin' | 'missingLeft' | 'categoryBins'>;

export function leftBinsOf(split: DividedBins, mapper: Pick<BinMapper, 'missingBin'>): Uint32Array {
  const words = new Uint32Array(LEFT_BINS_WORDS);
  writeLeftBins(split, mapper, words, 0);
  return words;
}

/** @param out receives LEFT_BINS_WORDS words, starting at `at` */
export function writeLeftBins(
  { bin, missingLeft, categoryBins }: DividedBins,
  { missingBin }: Pick<BinMapper, 'missingBin'>,
  out: Uint32Array,
  at: number,
): void {
  // Value bins come before the bin of missing values.
  const last = categoryBins ? -1 : bin;
  for (let word = 0; word < LEFT_BINS_WORDS; word++) {
    const places = last - 32 * word;
    out[at + word] = places < 0 ? 0 : places >= 31 ? 0xffffffff : 2 ** (places + 1) - 1;
  }
  const add = (left: number): void => void (out[at + (left >>> 5)] |= 1 << (left & 31));
  if (categoryBins) categoryBins.forEach(add);
  else if (missingLeft) add(missingBin);
}

/** Whether `bin` is in the set that starts at words[from]. */
export function hasBin(words: Uint32Array, from: number, bin: number): boolean {
  return ((words[from + (bin >>> 5)] >>> (bin & 31)) & 1) === 1;
}
