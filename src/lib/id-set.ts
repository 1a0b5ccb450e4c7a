/** Log2 of the ids per page; a page takes 4 KB. */
const PAGE_BITS = 15;
const PAGE_MASK = (1 << PAGE_BITS) - 1;

/**
 * A set of 32-bit integers as a bitmap in pages that are allocated on first use: a few hundred KB for
 * millions of ids that lie close together, 256 MB in the worst case.
 */
export class IdSet {
  private readonly pages: (Uint32Array | undefined)[] = [];

  /** @returns true when the id was not in the set */
  add(id: number): boolean {
    const page = (this.pages[id >>> PAGE_BITS] ??= new Uint32Array(1 << (PAGE_BITS - 5)));
    const word = (id & PAGE_MASK) >>> 5;
    const bit = 1 << (id & 31);
    if (page[word] & bit) return false;
    page[word] |= bit;
    return true;
  }

  has(id: number): boolean {
    const page = this.pages[id >>> PAGE_BITS];
    return page !== undefined && (page[(id & PAGE_MASK) >>> 5] & (1 << (id & 31))) !== 0;
  }
}
