// One feature's bins of a tile of rows (binColumn of bin-lookup.ts is the same in TypeScript). Every value takes the
// same number of halvings, enough for the feature's fullest range, and no step jumps.

/**
 * @param values f32 of the first row; the next row's is `step` bytes on
 * @param bins u8 of the first row, written; the next row's is `stride` bytes on
 * @param table u8 pairs by the value's upper 16 bits: bins of the least and of the greatest value with these bits
 * @param bounds f32, with room for reading behind the last one
 * @param halvings steps of the search within a range
 * @param range two f32: the least and the greatest finite value so far, widened; NaN for none
 */
export function binColumn(
  values: usize,
  numRows: i32,
  step: usize,
  bins: usize,
  stride: usize,
  table: usize,
  bounds: usize,
  halvings: i32,
  missingBin: u32,
  range: usize,
): void {
  let least = load<f32>(range);
  let greatest = load<f32>(range, 4);
  for (let row = 0; row < numRows; row++, values += step, bins += stride) {
    const value = load<f32>(values);
    const entry = table + <usize>((load<u32>(values) >> 16) << 1);
    let low = <u32>load<u8>(entry);
    let high = <u32>load<u8>(entry, 1);
    for (let i = 0; i < halvings; i++) {
      const middle = (low + high) >> 1;
      const isBelow = value <= load<f32>(bounds + ((<usize>middle) << 2));
      low = select(low, middle + 1, isBelow);
      high = select(middle, high, isBelow);
    }
    store<u8>(bins, select(low, missingBin, value == value));
    const isFinite = abs(value) <= f32.MAX_VALUE;
    const positiveZero = value + 0; // -0 becomes +0
    least = select(positiveZero, least, isFinite & !(value >= least));
    greatest = select(positiveZero, greatest, isFinite & !(value <= greatest));
  }
  store<f32>(range, least);
  store<f32>(range, greatest, 4);
}
