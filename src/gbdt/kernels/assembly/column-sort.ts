// One column's values in ascending order, by their bits: three passes over 11 bits each, no comparisons
// (sortedFloat32 of radix-sort.ts does the same in TypeScript).

const DIGIT_BITS: u32 = 11;
const DIGITS: u32 = 1 << DIGIT_BITS;
/** Bytes of the counters that sorting needs. */
export const COUNTER_BYTES: usize = 3 * <usize>DIGITS * 4;

/**
 * Turns a column into unsigned keys in the order of its values, without the missing ones. -0 becomes +0.
 * @param values f32, overwritten
 * @returns number of keys
 */
export function takeKeys(values: usize, numRows: i32): i32 {
  const end = values + ((<usize>numRows) << 2);
  let to = values;
  for (let at = values; at < end; at += 4) {
    const value = load<f32>(at);
    const bits = reinterpret<u32>(value + 0);
    // Negative ones have all bits flipped, the others only the sign.
    store<u32>(to, bits ^ ((<u32>((<i32>bits) >> 31)) | 0x80000000));
    to += (<usize>(value == value)) << 2;
  }
  return <i32>((to - values) >> 2);
}

/** The value of a key. */
export function valueOf(key: u32): f32 {
  return reinterpret<f32>(key ^ ((<u32>((<i32>~key) >> 31)) | 0x80000000));
}

/**
 * @param keys sorted in place, or overwritten
 * @param other scratch space of the same size
 * @param counters COUNTER_BYTES
 * @returns address of the sorted keys: `keys` or `other`
 */
export function sortKeys(keys: usize, numKeys: i32, other: usize, counters: usize): usize {
  const bytes = (<usize>numKeys) << 2;
  countDigits(keys, bytes, counters);
  let from = keys;
  let to = other;
  for (let pass: u32 = 0; pass < 3; pass++) {
    const shift = pass * DIGIT_BITS;
    const places = counters + ((<usize>(pass * DIGITS)) << 2);
    if (numKeys > 0 && load<i32>(placeOf(places, load<u32>(from), shift)) == numKeys) continue; // all alike
    toPlaces(places);
    moveKeys(from, from + bytes, places, shift, to);
    const swapped = from;
    from = to;
    to = swapped;
  }
  return from;
}

/** One pass: each key to the next place of its digit. */
export function moveKeys(from: usize, end: usize, places: usize, shift: u32, to: usize): void {
  for (let at = from; at < end; at += 4) {
    const key = load<u32>(at);
    const next = placeOf(places, key, shift);
    const place = load<u32>(next);
    store<u32>(next, place + 1);
    store<u32>(to + ((<usize>place) << 2), key);
  }
}

export function countDigits(keys: usize, bytes: usize, counters: usize): void {
  memory.fill(counters, 0, COUNTER_BYTES);
  for (let at = keys; at < keys + bytes; at += 4) {
    const key = load<u32>(at);
    for (let pass: u32 = 0; pass < 3; pass++) {
      const counter = placeOf(counters + ((<usize>(pass * DIGITS)) << 2), key, pass * DIGIT_BITS);
      store<u32>(counter, load<u32>(counter) + 1);
    }
  }
}

/** Turns the counts of the digits into the positions of their first keys. */
function toPlaces(counters: usize): void {
  let before: u32 = 0;
  for (let digit: usize = 0; digit < DIGITS; digit++) {
    const count = load<u32>(counters + (digit << 2));
    store<u32>(counters + (digit << 2), before);
    before += count;
  }
}

function placeOf(places: usize, key: u32, shift: u32): usize {
  return places + ((<usize>((key >> shift) & (DIGITS - 1))) << 2);
}
