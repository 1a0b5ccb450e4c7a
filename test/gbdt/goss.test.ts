import type { DrawKey } from '../../src/gbdt/draws';
import { drawGoss } from '../../src/gbdt/goss';
import type { NarrowGradients } from '../../src/gbdt/gradients';
import { resolveParams } from '../../src/gbdt/resolve-params';

const NUM_ROWS = 1000;
const rows = Int32Array.from({ length: NUM_ROWS }, (_, row) => row);
const params = resolveParams({ dataSampleStrategy: 'goss', topRate: 0.1, otherRate: 0.2, learningRate: 0.5 });

const at = (iteration: number): DrawKey => ({ iteration, attempt: 0 });

/** Row r has |gradient| r + 1 in steps of 1/8, and hessian 1. */
function gradients(): NarrowGradients {
  return {
    gradient: Int16Array.from(rows, (row) => (row % 2 ? 1 : -1) * (row + 1) * 8),
    hessian: new Uint16Array(NUM_ROWS).fill(2 ** 10),
    gradientUnit: 2 ** -3,
    hessianUnit: 2 ** -10,
  };
}

test('keeps the largest, draws from the rest, and weights those up', () => {
  const {
    bag,
    gradients: [scaled],
  } = drawGoss(rows, at(5), [gradients()], params);
  expect(bag).toHaveLength(300);
  expect([...bag]).toEqual([...new Set(bag)].sort((a, b) => a - b));
  expect(bag.filter((row) => row >= 900)).toHaveLength(100);
  for (const row of bag) {
    const factor = row >= 900 ? 1 : 900 / 200;
    const expected = (row % 2 ? 1 : -1) * (row + 1) * factor;
    const error = Math.abs(scaled.gradient[row] * scaled.gradientUnit - expected);
    expect(error).toBeLessThanOrEqual(scaled.gradientUnit / 2);
    expect(scaled.hessian[row] * scaled.hessianUnit).toBeCloseTo(factor, 5);
  }
  expect(Math.max(...scaled.hessian)).toBeLessThanOrEqual(2 ** 11);
});

test('the first 1 / learningRate iterations use all rows unchanged', () => {
  const own = gradients();
  expect(drawGoss(rows, at(1), [own], params)).toEqual({ bag: rows, gradients: [gradients()] });
  expect(drawGoss(rows, at(2), [own], params).bag).toHaveLength(300);
});

test('with several classes, the weight of a row is the sum over its classes', () => {
  const flat: NarrowGradients = { ...gradients(), gradient: new Int16Array(NUM_ROWS).fill(8) };
  const { bag } = drawGoss(rows, at(5), [flat, gradients()], params);
  expect(bag.filter((row) => row >= 900)).toHaveLength(100);
});

test('sums are unbiased', () => {
  const truth = rows.reduce((sum, row) => sum + (row + 1), 0);
  let mean = 0;
  for (let iteration = 2; iteration < 202; iteration++) {
    const {
      bag,
      gradients: [scaled],
    } = drawGoss(rows, at(iteration), [gradients()], params);
    mean += bag.reduce((sum, row) => sum + Math.abs(scaled.gradient[row] * scaled.gradientUnit), 0) / 200;
  }
  expect(Math.abs(mean / truth - 1)).toBeLessThan(0.01);
});
