/**
 * Gradient-based one-side sampling (Ke et al. 2017, "LightGBM", algorithm 2): the rows with the
 * largest |gradient x hessian| are kept; from the rest a fraction is drawn and weighted up to stand for all of it.
 */
import { drawStep, gossStart } from './draws';
import type { DrawKey } from './draws';
import type { Gradients } from './gradients';
import type { TrainParams } from './params';
import { sortAsFloat32 } from './radix-sort';
import { createRandom, drawSorted, RANDOM_STREAM } from './random';

export interface Sample {
  /** Rows to grow on, ascending. */
  readonly bag: Int32Array;
  readonly gradients: readonly Gradients[];
}

/**
 * Gradients of drawn rows are enlarged in place, in larger units so that they keep within their bits. As in LightGBM
 * the first 1 / learningRate iterations use all rows.
 * @param gradients by class
 */
export function drawGoss(
  rows: Int32Array,
  { iteration, attempt }: DrawKey,
  gradients: readonly Gradients[],
  params: TrainParams,
): Sample {
  const { topRate, otherRate, seed } = params;
  if (iteration < gossStart(params)) return { bag: rows, gradients };
  const topCount = Math.max(1, Math.floor(rows.length * topRate));
  const rest = rows.length - topCount;
  const otherCount = Math.min(rest, Math.max(1, Math.floor(rows.length * otherRate)));
  const { order } = sortAsFloat32(Float64Array.from(rows, (row) => weightOf(row, gradients)));
  const random = createRandom(seed, RANDOM_STREAM.rows, drawStep(iteration, attempt));
  const drawn = drawSorted(rest, otherCount, random).map((place) => rows[order[place]]);
  const top = Int32Array.from(order.slice(rest), (position) => rows[position]);
  const factor = otherCount > 0 ? rest / otherCount : 1;
  const bag = new Int32Array(topCount + otherCount);
  bag.set(top);
  bag.set(drawn, topCount);
  return { bag: bag.sort(), gradients: gradients.map((own) => rescaled(own, top, drawn, factor)) };
}

function weightOf(row: number, gradients: readonly Gradients[]): number {
  let sum = 0;
  for (const { gradient, hessian, gradientUnit, hessianUnit } of gradients)
    sum += Math.abs(gradient[row] * gradientUnit * hessian[row] * hessianUnit);
  return sum;
}

function rescaled(own: Gradients, top: Int32Array, drawn: Int32Array, factor: number): Gradients {
  const room = 2 ** Math.ceil(Math.log2(Math.max(1, factor)));
  for (const values of [own.gradient, own.hessian]) {
    for (const row of top) values[row] = Math.round(values[row] / room);
    for (const row of drawn) values[row] = Math.round((values[row] * factor) / room);
  }
  return { ...own, gradientUnit: own.gradientUnit * room, hessianUnit: own.hessianUnit * room };
}
