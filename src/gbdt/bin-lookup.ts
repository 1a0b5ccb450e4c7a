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

const bitsView = new Uint32Array(1);
const floatView = new Float32Array(bitsView.buffer);

export function createBinLookup(mapper: BinMapper): BinLookup {
  const lowest = new Uint8Array(RANGES);
  const highest = new Uint8Array(RANGES);
  let bin = 0;
  for (const range of ascendingRanges()) {
    const isNegative = range >= RANGES / 2;
    // Of negative numbers the one with the larger magnitude, thus the larger bits, is the least.
    bin = binFrom(bin, mapper.bounds, floatOf((range << 16) | (isNegative ? 0xffff : 0)));
    lowest[range] = bin;
    bin = binFrom(bin, mapper.bounds, floatOf((range << 16) | (isNegative ? 0 : 0xffff)));
    highest[range] = bin;
  }
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

/** Ranges of numbers from -Infinity up to +Infinity; those of NaN are left out. */
function* ascendingRanges(): Generator<number> {
  const infinity = 0x7f80;
  for (let range = RANGES / 2 + infinity; range >= RANGES / 2; range--) yield range;
  for (let range = 0; range <= infinity; range++) yield range;
}

/** The bin of a value that is not below the bin `from`. NaN (the rest of infinity's range) leaves the bin as it is. */
function binFrom(from: number, bounds: Float32Array, value: number): number {
  let bin = from;
  while (bin < bounds.length && value > bounds[bin]) bin++;
  return bin;
}

function floatOf(bits: number): number {
  bitsView[0] = bits;
  return floatView[0];
}
