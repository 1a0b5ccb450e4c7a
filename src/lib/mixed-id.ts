/**
 * A hash of an id from 0 to 2^32 - 1, by the finisher of MurmurHash3 (A. Appleby, public domain): neighbouring ids, and
 * ids that are multiples of a power of two, end far apart.
 */
export function mixedId(id: number): number {
  let h = id | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
