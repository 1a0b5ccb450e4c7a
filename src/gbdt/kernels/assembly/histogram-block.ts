// Adds one block of rows to the packed sums: gather, then passes over eight features (or one).
import { FEATURE_BYTES } from './packed';

const F1: usize = 1 * FEATURE_BYTES;
const F2: usize = 2 * FEATURE_BYTES;
const F3: usize = 3 * FEATURE_BYTES;
const F4: usize = 4 * FEATURE_BYTES;
const F5: usize = 5 * FEATURE_BYTES;
const F6: usize = 6 * FEATURE_BYTES;
const F7: usize = 7 * FEATURE_BYTES;

/**
 * Copies the rows' addends to consecutive places.
 * @param rows i32[size], rows of the leaf
 * @param addends i64 by row (addends-job.ts)
 * @param block i64[size], output
 */
export function gatherAddends(rows: usize, size: i32, addends: usize, block: usize): void {
  for (let i: usize = 0; i < <usize>size; i++) {
    store<i64>(block + (i << 3), load<i64>(addends + ((<usize>load<u32>(rows + (i << 2))) << 3)));
  }
}

/**
 * Copies the rows' bins to consecutive places, 16 bytes at a time; may read and write up to 15 bytes past a row.
 * Unrolled: a loop over the row would make the processor wait for each row before it requests the next.
 * @param pitch bytes from row to row in `block`: stride rounded up to 16
 */
export function gatherBins(
  rows: usize,
  size: i32,
  bins: usize,
  stride: usize,
  block: usize,
  pitch: usize,
): void {
  let to = block;
  for (let i: usize = 0; i < <usize>size; i++, to += pitch) {
    const from = bins + <usize>load<u32>(rows + (i << 2)) * stride;
    v128.store(to, v128.load(from));
    if (pitch == 16) continue;
    v128.store(to, v128.load(from, 16), 16);
    if (pitch == 32) continue;
    v128.store(to, v128.load(from, 32), 32);
    if (pitch == 48) continue;
    v128.store(to, v128.load(from, 48), 48);
    if (pitch == 64) continue;
    v128.store(to, v128.load(from, 64), 64);
    if (pitch == 80) continue;
    v128.store(to, v128.load(from, 80), 80);
    if (pitch == 96) continue;
    v128.store(to, v128.load(from, 96), 96);
    if (pitch == 112) continue;
    v128.store(to, v128.load(from, 112), 112);
    for (let at: usize = 128; at < pitch; at += 16) v128.store(to + at, v128.load(from + at));
  }
}

/**
 * Adds the rows to the packed sums of eight features, whose bins are the bytes of one 64-bit word. Each bin is loaded
 * separately and its sum stored before the next one is loaded: all live values then fit in registers, which is a fifth
 * faster than loading the word once and shifting.
 * @param word address of the first row's word
 * @param pitch bytes from row to row
 * @param sums packed sums of the first of the eight features
 */
export function addEightFeatures(word: usize, pitch: usize, addends: usize, size: i32, sums: usize): void {
  const end = addends + ((<usize>size) << 3);
  for (let at = addends; at < end; at += 8, word += pitch) {
    const addend = load<i64>(at);
    let to = sums + ((<usize>load<u8>(word)) << 3);
    store<i64>(to, load<i64>(to) + addend);
    to = sums + ((<usize>load<u8>(word, 1)) << 3);
    store<i64>(to, load<i64>(to, F1) + addend, F1);
    to = sums + ((<usize>load<u8>(word, 2)) << 3);
    store<i64>(to, load<i64>(to, F2) + addend, F2);
    to = sums + ((<usize>load<u8>(word, 3)) << 3);
    store<i64>(to, load<i64>(to, F3) + addend, F3);
    to = sums + ((<usize>load<u8>(word, 4)) << 3);
    store<i64>(to, load<i64>(to, F4) + addend, F4);
    to = sums + ((<usize>load<u8>(word, 5)) << 3);
    store<i64>(to, load<i64>(to, F5) + addend, F5);
    to = sums + ((<usize>load<u8>(word, 6)) << 3);
    store<i64>(to, load<i64>(to, F6) + addend, F6);
    to = sums + ((<usize>load<u8>(word, 7)) << 3);
    store<i64>(to, load<i64>(to, F7) + addend, F7);
  }
}

/** As addEightFeatures for four, whose bins are the bytes of one 32-bit word. */
export function addFourFeatures(word: usize, pitch: usize, addends: usize, size: i32, sums: usize): void {
  const end = addends + ((<usize>size) << 3);
  for (let at = addends; at < end; at += 8, word += pitch) {
    const addend = load<i64>(at);
    let to = sums + ((<usize>load<u8>(word)) << 3);
    store<i64>(to, load<i64>(to) + addend);
    to = sums + ((<usize>load<u8>(word, 1)) << 3);
    store<i64>(to, load<i64>(to, F1) + addend, F1);
    to = sums + ((<usize>load<u8>(word, 2)) << 3);
    store<i64>(to, load<i64>(to, F2) + addend, F2);
    to = sums + ((<usize>load<u8>(word, 3)) << 3);
    store<i64>(to, load<i64>(to, F3) + addend, F3);
  }
}

/** Adds the rows to the packed sums of one feature; `bin` is the address of the first row's bin. */
export function addOneFeature(bin: usize, pitch: usize, addends: usize, size: i32, sums: usize): void {
  const end = addends + ((<usize>size) << 3);
  for (let at = addends; at < end; at += 8, bin += pitch) {
    const to = sums + ((<usize>load<u8>(bin)) << 3);
    store<i64>(to, load<i64>(to) + load<i64>(at));
  }
}

/** Whether the rows are consecutive, so that their bins do not have to be gathered. */
export function isRun(rows: usize, size: i32): bool {
  return load<u32>(rows + ((<usize>(size - 1)) << 2)) - load<u32>(rows) == <u32>(size - 1);
}
