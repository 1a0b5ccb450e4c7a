/** Ids of a page: 4 KB of bits. */
const pageBits = 15;
const pageMask = (1 << pageBits) - 1;

/**
 * A set of whole numbers from 0 to 2^31 - 1, a bit each, in pages that are made when first needed: a few hundred KB
 * for millions of ids that lie close together, 256 MB at the very most.
 */
export class IdSet {
  private readonly pages: (Uint32Array | undefined)[] = [];

  /** @returns whether it was not there before */
  add(id: number): boolean {
    const page = (this.pages[id >>> pageBits] ??= new Uint32Array(1 << (pageBits - 5)));
    const word = (id & pageMask) >>> 5;
    const bit = 1 << (id & 31);
    if (page[word] & bit) return false;
    page[word] |= bit;
    return true;
  }

  has(id: number): boolean {
    const page = this.pages[id >>> pageBits];
    return page !== undefined && (page[(id & pageMask) >>> 5] & (1 << (id & 31))) !== 0;
  }
}
