/**
 * Binning many values at once. The upper 16 bits of a float32 (sign, exponent, 7 bits of mantissa) divide the number
 * line into 65,536 ranges; a table says with which bins each range begins and ends. Most ranges lie within one or two
 * bins, so a look-up replaces nearly all steps of the binary search.
 */
import { type BinMapper } from './bin-mapper';

export interface BinLookup {
  readonly mapper: BinMapper;
  /** By range, in the order of the upper 16 bits: bin of its least value, and of its greatest. */
  readonly lowest: Uint8Array;
  readonly highest: Uint8Array;
}

const RANGES = 2 ** 16;
const INFINITY_RANGE = 0x7f80;

const bitsView = new Uint32Array(1);
const floatView = new Float32Array(bitsView.buffer);

export function createBinLookup(mapper: BinMapper): BinLookup {
  /** Bounds in a range, and those among them that its greatest value does not pass. */
  const within = new Uint8Array(RANGES);
  const atTop = new Uint8Array(RANGES);
  for (const bound of mapper.bounds) {
    const bits = bitsOf(bound + 0); // -0 becomes +0
    within[bits >>> 16]++;
    // Of negative numbers the one with the larger magnitude, thus the larger bits, is the least.
    if ((bits & 0xffff) === (bits >>> 31 === 1 ? 0 : 0xffff)) atTop[bits >>> 16]++;
  }
  const lowest = new Uint8Array(RANGES);
  const highest = new Uint8Array(RANGES);
  let bin = 0;
  const pass = (range: number): void => {
    lowest[range] = bin;
    highest[range] = bin + within[range] - atTop[range];
    bin += within[range];
  };
  // From -Infinity up to +Infinity; ranges of NaN are left out.
  for (let range = RANGES / 2 + INFINITY_RANGE; range >= RANGES / 2; range--) pass(range);
  for (let range = 0; range <= INFINITY_RANGE; range++) pass(range);
  return { mapper, lowest, highest };
}

/**
 * Bins one column of row-major values.
 * @param values reads values[feature], values[feature + step], ...
 * @param out writes out[feature], out[feature + outStep], ...
 */
export function binColumn(
  { mapper: { bounds, missingBin }, lowest, highest }: BinLookup,
  values: Float32Array,
  feature: number,
  step: number,
  out: Uint8Array,
  outStep: number,
): void {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let at = feature, to = feature; at < values.length; at += step, to += outStep) {
    const value = values[at];
    const range = bits[at] >>> 16;
    let low = lowest[range];
    let high = highest[range];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (value <= bounds[middle]) high = middle;
      else low = middle + 1;
    }
    out[to] = value === value ? low : missingBin;
  }
}

function bitsOf(value: number): number {
  floatView[0] = value;
  return bitsView[0];
}
