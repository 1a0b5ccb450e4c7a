/**
 * Gradients of any objective as integers (gradients.ts says why): multiples of a power of two that lets the largest
 * one fit its bits.
 */
import { isTooCoarse, massOf } from '../gradient-mass';
import { GRADIENT_BITS, HESSIAN_BITS, wideBits } from '../gradients';
import type { Gradients, LogisticArrays, NarrowGradients } from '../gradients';
import type { Units } from '../leaf-output';

/** Gradients and hessians by row of the storage. */
export interface GradientArrays<Numbers> {
  readonly gradient: Numbers;
  readonly hessian: Numbers;
}

export type NarrowArrays = Pick<NarrowGradients, 'gradient' | 'hessian'>;

export function narrowArrays(numRows: number): NarrowArrays {
  return { gradient: new Int16Array(numRows), hessian: new Uint16Array(numRows) };
}

/** Arrays for logisticGradients; the wide ones are allocated when they are first needed. */
export function logisticArrays(numRows: number): LogisticArrays {
  let wide: GradientArrays<Float64Array> | undefined;
  return { narrow: narrowArrays(numRows), wide: () => (wide ??= realArrays(numRows)) };
}

export function realArrays(numRows: number): GradientArrays<Float64Array> {
  return { gradient: new Float64Array(numRows), hessian: new Float64Array(numRows) };
}

/**
 * @param real of `rows`; overwritten by the result if that needs the wide format
 * @param out integer arrays for the narrow format
 */
export function quantise(real: GradientArrays<Float64Array>, rows: Int32Array, out: NarrowArrays): Gradients {
  const units = unitsOf(real, rows, GRADIENT_BITS, HESSIAN_BITS);
  fill(real.gradient, rows, 1 / units.gradientUnit, out.gradient);
  fill(real.hessian, rows, 1 / units.hessianUnit, out.hessian);
  const isExact =
    !isTooCoarse(massOf(out.gradient, rows)) &&
    !isTooCoarse(massOf(out.hessian, rows)) &&
    spreadOf(out.gradient, rows) >= MIN_SPREAD;
  if (isExact) return { ...out, ...units };
  const { gradientBits, hessianBits } = wideBits(rows.length);
  const wide = unitsOf(real, rows, gradientBits, hessianBits);
  fill(real.gradient, rows, 1 / wide.gradientUnit, real.gradient);
  fill(real.hessian, rows, 1 / wide.hessianUnit, real.hessian);
  return { ...real, ...wide };
}

/** The smallest power of two that is at least `value`; 1 for 0. Not below 2^-900, so that its inverse is finite. */
export function powerOfTwoAbove(value: number): number {
  return value > 0 ? 2 ** Math.max(-900, Math.ceil(Math.log2(value))) : 1;
}

/**
 * Smallest standard deviation of the narrow gradients that they are exact enough for. Where all gradients are nearly equal
 * (large labels without boostFromAverage), the differences that a split could find are lost in rounding.
 */
const MIN_SPREAD = 32;

/** Standard deviation. The sums are exact, hence independent of the order of rows. */
function spreadOf(values: Int16Array, rows: Int32Array): number {
  let sum = 0;
  let squares = 0;
  for (const row of rows) {
    sum += values[row];
    squares += values[row] * values[row];
  }
  const mean = sum / rows.length;
  return Math.sqrt(Math.max(0, squares / rows.length - mean * mean));
}

function unitsOf(
  { gradient, hessian }: GradientArrays<Float64Array>,
  rows: Int32Array,
  gradientBits: number,
  hessianBits: number,
): Units {
  return {
    gradientUnit: powerOfTwoAbove(largest(gradient, rows)) * 2 ** -gradientBits,
    hessianUnit: powerOfTwoAbove(largest(hessian, rows)) * 2 ** -hessianBits,
  };
}

function fill(
  values: Float64Array,
  rows: Int32Array,
  scale: number,
  out: Int16Array | Uint16Array | Float64Array,
): void {
  for (let i = 0; i < rows.length; i++) out[rows[i]] = Math.round(values[rows[i]] * scale);
}

function largest(values: Float64Array, rows: Int32Array): number {
  let found = 0;
  for (let i = 0; i < rows.length; i++) found = Math.max(found, Math.abs(values[rows[i]]));
  return found;
}
