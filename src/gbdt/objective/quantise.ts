/**
 * Gradients of any objective as integers (gradients.ts says why): multiples of a power of two that lets the largest
 * one fit its bits.
 */
import { GRADIENT_BITS, HESSIAN_BITS } from '../gradients';
import type { Gradients } from '../gradients';

/** Gradients and hessians by row of the storage. */
export interface GradientArrays<Numbers> {
  readonly gradient: Numbers;
  readonly hessian: Numbers;
}

export type IntegerArrays = Pick<Gradients, 'gradient' | 'hessian'>;

export function integerArrays(numRows: number): IntegerArrays {
  return { gradient: new Int16Array(numRows), hessian: new Uint16Array(numRows) };
}

export function realArrays(numRows: number): GradientArrays<Float64Array> {
  return { gradient: new Float64Array(numRows), hessian: new Float64Array(numRows) };
}

/** @param out integer arrays to write the values of `rows` into */
export function quantise(
  real: GradientArrays<Float64Array>,
  rows: Int32Array,
  out: IntegerArrays,
): Gradients {
  const gradientUnit = powerOfTwoAbove(largest(real.gradient, rows)) * 2 ** -GRADIENT_BITS;
  const hessianUnit = powerOfTwoAbove(largest(real.hessian, rows)) * 2 ** -HESSIAN_BITS;
  fill(real.gradient, rows, 1 / gradientUnit, out.gradient);
  fill(real.hessian, rows, 1 / hessianUnit, out.hessian);
  return { ...out, gradientUnit, hessianUnit };
}

/** The smallest power of two that is at least `value`; 1 for 0. Not below 2^-900, so that its inverse is finite. */
export function powerOfTwoAbove(value: number): number {
  return value > 0 ? 2 ** Math.max(-900, Math.ceil(Math.log2(value))) : 1;
}

function fill(values: Float64Array, rows: Int32Array, scale: number, out: Int16Array | Uint16Array): void {
  for (let i = 0; i < rows.length; i++) out[rows[i]] = Math.round(values[rows[i]] * scale);
}

function largest(values: Float64Array, rows: Int32Array): number {
  let most = 0;
  for (let i = 0; i < rows.length; i++) most = Math.max(most, Math.abs(values[rows[i]]));
  return most;
}
