// One block of rows into the packed sums: gather, then passes of eight features (or of one).
import { FEATURE_BYTES, GRADIENT_SHIFT, HESSIAN_SHIFT } from './packed';

const F1: usize = 1 * FEATURE_BYTES;
const F2: usize = 2 * FEATURE_BYTES;
const F3: usize = 3 * FEATURE_BYTES;
const F4: usize = 4 * FEATURE_BYTES;
const F5: usize = 5 * FEATURE_BYTES;
const F6: usize = 6 * FEATURE_BYTES;
const F7: usize = 7 * FEATURE_BYTES;
/** A bin's number times 8: its place in a feature's packed sums. */
const PLACE: usize = 255 << 3;

/**
 * Writes what each row adds to a packed sum.
 * @param rows i32[size], rows of the leaf
 * @param gradient i16 by row
 * @param hessian u16 by row
 * @param addends i64[size], written
 */
export function gatherAddends(rows: usize, size: i32, gradient: usize, hessian: usize, addends: usize): void {
  for (let i: usize = 0; i < <usize>size; i++) {
    const at = (<usize>load<u32>(rows + (i << 2))) << 1;
    const sum =
      ((<i64>load<i16>(gradient + at)) << GRADIENT_SHIFT) + ((<i64>load<u16>(hessian + at)) << HESSIAN_SHIFT);
    store<i64>(addends + (i << 3), sum + 1);
  }
}

/**
 * Copies the rows' bins side by side, 16 bytes at a time; may read and write up to 15 bytes more than a row has.
 * Without a loop over the row: one would make the processor wait for each row before it asks for the next.
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
 * Adds the rows to the packed sums of eight features, whose bins are one 64-bit word.
 * @param word address of the first row's word
 * @param pitch bytes from row to row
 * @param sums packed sums of the first of the eight features
 */
export function addEightFeatures(word: usize, pitch: usize, addends: usize, size: i32, sums: usize): void {
  const end = addends + ((<usize>size) << 3);
  for (let at = addends; at < end; at += 8, word += pitch) {
    const bins = load<u64>(word);
    const addend = load<i64>(at);
    const low = <usize>(<u32>bins);
    const high = <usize>(<u32>(bins >> 32));
    const a = sums + ((low << 3) & PLACE);
    const b = sums + ((low >> 5) & PLACE);
    const c = sums + ((low >> 13) & PLACE);
    const d = sums + ((low >> 21) & PLACE);
    store<i64>(a, load<i64>(a) + addend);
    store<i64>(b, load<i64>(b, F1) + addend, F1);
    store<i64>(c, load<i64>(c, F2) + addend, F2);
    store<i64>(d, load<i64>(d, F3) + addend, F3);
    const e = sums + ((high << 3) & PLACE);
    const f = sums + ((high >> 5) & PLACE);
    const g = sums + ((high >> 13) & PLACE);
    const h = sums + ((high >> 21) & PLACE);
    store<i64>(e, load<i64>(e, F4) + addend, F4);
    store<i64>(f, load<i64>(f, F5) + addend, F5);
    store<i64>(g, load<i64>(g, F6) + addend, F6);
    store<i64>(h, load<i64>(h, F7) + addend, F7);
  }
}

/** As addEightFeatures for four, whose bins are one 32-bit word. */
export function addFourFeatures(word: usize, pitch: usize, addends: usize, size: i32, sums: usize): void {
  const end = addends + ((<usize>size) << 3);
  for (let at = addends; at < end; at += 8, word += pitch) {
    const bins = <usize>load<u32>(word);
    const addend = load<i64>(at);
    const a = sums + ((bins << 3) & PLACE);
    const b = sums + ((bins >> 5) & PLACE);
    const c = sums + ((bins >> 13) & PLACE);
    const d = sums + ((bins >> 21) & PLACE);
    store<i64>(a, load<i64>(a) + addend);
    store<i64>(b, load<i64>(b, F1) + addend, F1);
    store<i64>(c, load<i64>(c, F2) + addend, F2);
    store<i64>(d, load<i64>(d, F3) + addend, F3);
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

/** Whether the rows follow one another, so that their bins need no gathering. */
export function isRun(rows: usize, size: i32): bool {
  return load<u32>(rows + ((<usize>(size - 1)) << 2)) - load<u32>(rows) == <u32>(size - 1);
}
