/**
 * LightGBM reads values of at most 1e-35 in magnitude as zero when it predicts. No bound may therefore separate such values
 * from zero, or a model read by LightGBM would send them to another side.
 */
import { floorToFloat32 } from './float32';

/** The largest float32 that counts as zero, and the largest below all that do. */
const LAST_ZERO = Math.fround(1e-35);
const BELOW_ZERO = floorToFloat32(-LAST_ZERO * (1 + 2 ** -24));

/** The bounds with those among the values that count as zero moved to the end of that range. */
export function withoutTinyBounds(bounds: Float32Array): Float32Array {
  if (!bounds.some(isTiny)) return bounds;
  const moved = bounds.map((bound) => (isTiny(bound) ? (bound < 0 ? BELOW_ZERO : LAST_ZERO) : bound));
  return Float32Array.from(new Set(moved));
}

/** Whether some value that counts as zero is above the bound and another one is not. */
function isTiny(bound: number): boolean {
  return bound > BELOW_ZERO && bound < LAST_ZERO;
}
