/** Rounding to float32 in a known direction, so that `value <= threshold` means the same in float32 and float64. */

export const LARGEST_FLOAT32 = (2 - 2 ** -23) * 2 ** 127;

const floatView = new Float32Array(1);
const bitsView = new Int32Array(floatView.buffer);

/** The largest float32 that is not above `value`; never -0. */
export function floorToFloat32(value: number): number {
  floatView[0] = value;
  if (floatView[0] > value) stepDown();
  return floatView[0] + 0;
}

/** Moves floatView to the next smaller float32. */
function stepDown(): void {
  if (floatView[0] === 0) bitsView[0] = 0x80000001 | 0;
  else bitsView[0] += floatView[0] > 0 ? -1 : 1;
}
