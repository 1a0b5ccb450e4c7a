/** Radix sort of float32 numbers by their bits: linear time, no comparisons. */

/** Bits per pass: three passes sort 32-bit keys, and 2,048 counters fit the L1 cache. */
const DIGIT_BITS = 11;
const DIGITS = 2 ** DIGIT_BITS;

export interface SortedKeys {
  /** Ascending; equal keys are equal numbers (-0 counts as +0). */
  readonly keys: Uint32Array;
  /** Original position of each key. */
  readonly order: Int32Array;
}

/** Sorts numbers as float32, ascending and stable. The input must not contain NaN. */
export function sortAsFloat32(values: ArrayLike<number>): SortedKeys {
  let keys = sortableKeys(values);
  let order = new Int32Array(keys.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  let nextKeys = new Uint32Array(keys.length);
  let nextOrder = new Int32Array(keys.length);
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    sortByDigit(keys, order, shift, nextKeys, nextOrder);
    [keys, nextKeys] = [nextKeys, keys];
    [order, nextOrder] = [nextOrder, order];
  }
  return { keys, order };
}

/**
 * The same numbers, ascending (-0 becomes +0). The input must not contain NaN.
 * @param values overwritten; undefined afterwards
 */
export function sortedFloat32(values: Float32Array<ArrayBuffer>): Float32Array {
  for (let i = 0; i < values.length; i++) values[i] += 0;
  let keys = new Uint32Array(values.buffer, values.byteOffset, values.length);
  bitsToKeys(keys);
  let nextKeys = new Uint32Array(keys.length);
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    sortKeysByDigit(keys, shift, nextKeys);
    [keys, nextKeys] = [nextKeys, keys];
  }
  // From keys back to bits: a key with its sign bit set was not negative.
  for (let i = 0; i < keys.length; i++) keys[i] ^= keys[i] >>> 31 === 1 ? 0x80000000 : 0xffffffff;
  return new Float32Array(keys.buffer, keys.byteOffset, keys.length);
}

/** Unsigned integers in numeric order: negative numbers have all bits flipped, the others only the sign. */
function sortableKeys(values: ArrayLike<number>): Uint32Array<ArrayBuffer> {
  const floats = new Float32Array(values.length);
  for (let i = 0; i < floats.length; i++) floats[i] = values[i] + 0;
  const keys = new Uint32Array(floats.buffer);
  bitsToKeys(keys);
  return keys;
}

function bitsToKeys(keys: Uint32Array): void {
  for (let i = 0; i < keys.length; i++) keys[i] ^= (keys[i] | 0) >> 31 || 0x80000000;
}

function sortByDigit(
  keys: Uint32Array,
  order: Int32Array,
  shift: number,
  outKeys: Uint32Array,
  outOrder: Int32Array,
): void {
  const next = placesByDigit(keys, shift);
  for (let i = 0; i < keys.length; i++) {
    const to = next[(keys[i] >>> shift) & (DIGITS - 1)]++;
    outKeys[to] = keys[i];
    outOrder[to] = order[i];
  }
}

function sortKeysByDigit(keys: Uint32Array, shift: number, outKeys: Uint32Array): void {
  const next = placesByDigit(keys, shift);
  for (let i = 0; i < keys.length; i++) outKeys[next[(keys[i] >>> shift) & (DIGITS - 1)]++] = keys[i];
}

/** Position of the first key of each digit. */
function placesByDigit(keys: Uint32Array, shift: number): Int32Array {
  const next = new Int32Array(DIGITS + 1);
  for (let i = 0; i < keys.length; i++) next[((keys[i] >>> shift) & (DIGITS - 1)) + 1]++;
  for (let digit = 0; digit < DIGITS; digit++) next[digit + 1] += next[digit];
  return next;
}
