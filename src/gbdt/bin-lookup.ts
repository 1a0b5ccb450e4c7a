/**
 * Bins many values at once. The upper 16 bits of a float32 (sign, exponent, 7 bits of mantissa) divide the number
 * line into 65,536 ranges; a table contains the first and last bin of each range. Most ranges lie within one or two
 * bins, so a lookup replaces nearly all steps of the binary search.
 */
import type { BinMapper } from './bin-mapper';

export interface BinLookup {
  readonly mapper: BinMapper;
  /** By upper 16 bits: the bin of the range's smallest value (low byte) and of its largest value (high byte). */
  readonly table: Uint16Array;
  /** Maximum number of bins that a range spans beyond its first. */
  readonly widest: number;
}

const RANGES = 2 ** 16;

const bitsView = new Uint32Array(1);
const floatView = new Float32Array(bitsView.buffer);

export function createBinLookup(mapper: BinMapper): BinLookup {
  const { bounds } = mapper;
  // First in numeric order: all ranges between two bounds are alike.
  const ordered = new Uint16Array(RANGES);
  let widest = 0;
  let done = 0;
  for (let bin = 0; bin < bounds.length;) {
    const place = placeOf(bounds[bin]);
    ordered.fill(pair(bin, bin), done, place);
    let last = bin;
    while (last + 1 < bounds.length && placeOf(bounds[last + 1]) === place) last++;
    // The largest value of the range passes all bounds in it except one that equals it.
    const highest = isGreatestOfRange(bounds[last]) ? last : last + 1;
    ordered[place] = pair(bin, highest);
    widest = Math.max(widest, highest - bin);
    bin = last + 1;
    done = place + 1;
  }
  ordered.fill(pair(bounds.length, bounds.length), done);
  // Then in bit order: positive numbers ascending, followed by negative numbers descending.
  const table = new Uint16Array(RANGES);
  table.set(ordered.subarray(RANGES / 2));
  table.set(ordered.subarray(0, RANGES / 2).reverse(), RANGES / 2);
  return { mapper, table, widest };
}

/**
 * Bins one column of row-major values.
 * @param values reads values[feature], values[feature + step], ...
 * @param out writes out[feature], out[feature + outStep], ...
 */
export function binColumn(
  { mapper: { bounds, missingBin }, table }: BinLookup,
  values: Float32Array,
  feature: number,
  step: number,
  out: Uint8Array,
  outStep: number,
): void {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let at = feature, to = feature; at < values.length; at += step, to += outStep) {
    const value = values[at];
    const bins = table[bits[at] >>> 16];
    let low = bins & 255;
    let high = bins >>> 8;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (value <= bounds[middle]) high = middle;
      else low = middle + 1;
    }
    out[to] = value === value ? low : missingBin;
  }
}

function pair(lowest: number, highest: number): number {
  return lowest | (highest << 8);
}

/** Position of a number's range in numeric order. */
function placeOf(value: number): number {
  const range = bitsOf(value) >>> 16;
  return range >= RANGES / 2 ? RANGES - 1 - range : RANGES / 2 + range;
}

/** The largest negative number is the one with the smallest magnitude. */
function isGreatestOfRange(value: number): boolean {
  const bits = bitsOf(value);
  return (bits & 0xffff) === (bits >>> 31 === 1 ? 0 : 0xffff);
}

function bitsOf(value: number): number {
  floatView[0] = value + 0; // -0 becomes +0
  return bitsView[0];
}
