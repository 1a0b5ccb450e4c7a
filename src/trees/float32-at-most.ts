const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/**
 * The largest float32 that is at most x. For every float32 value v, `v <= x` and `v <= float32AtMost(x)` are
 * equivalent, so it can replace a threshold without changing any branch.
 */
export function float32AtMost(x: number): number {
  float[0] = x;
  if (float[0] <= x || Number.isNaN(x)) return float[0];
  // Rounded up: take the next smaller float32. As integers, the bits of a negative float increase with its magnitude.
  if (float[0] > 0) bits[0] -= 1;
  else if (float[0] < 0) bits[0] += 1;
  else bits[0] = SMALLEST_NEGATIVE_BITS;
  return float[0];
}

const SMALLEST_NEGATIVE_BITS = 0x80000001 | 0;
