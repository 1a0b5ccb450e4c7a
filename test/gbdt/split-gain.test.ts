import { leafGain, leafValue, roundToUnit } from '../../src/gbdt/split-gain';
import { LEAF_VALUE_UNIT } from '../../src/gbdt/tree';

const plain = { lambdaL1: 0, lambdaL2: 0, learningRate: 1 };

test('a leaf value is -G / (H + lambdaL2) times the learning rate', () => {
  expect(leafValue(3, 4, plain)).toBe(-0.75);
  expect(leafValue(-3, 4, { ...plain, lambdaL2: 2 })).toBe(0.5);
  expect(leafValue(-3, 4, { ...plain, lambdaL2: 2, learningRate: 0.25 })).toBe(0.125);
});

test('lambdaL1 moves G towards zero and no further', () => {
  expect(leafValue(3, 4, { ...plain, lambdaL1: 1 })).toBe(-0.5);
  expect(leafValue(-3, 4, { ...plain, lambdaL1: 1 })).toBe(0.5);
  expect(leafValue(3, 4, { ...plain, lambdaL1: 5 })).toBe(0);
  expect(leafGain(3, 4, { ...plain, lambdaL1: 1 })).toBe(1);
  expect(leafGain(-3, 4, { ...plain, lambdaL1: 5 })).toBe(0);
});

test('the gain is twice the decrease of the quadratic loss', () => {
  const [gradient, hessian, lambdaL2] = [5, 3, 2];
  const value = leafValue(gradient, hessian, { ...plain, lambdaL2 });
  const fall = -(gradient * value + ((hessian + lambdaL2) / 2) * value ** 2);
  expect(leafGain(gradient, hessian, { ...plain, lambdaL2 })).toBeCloseTo(2 * fall, 12);
});

test('a leaf without curvature has no gain', () => {
  expect(leafValue(3, 0, plain)).toBe(0);
  expect(leafGain(3, 0, plain)).toBe(0);
});

test('values are multiples of the unit, never minus zero', () => {
  expect(roundToUnit(1 / 3) / LEAF_VALUE_UNIT).toBe(Math.round(2 ** 20 / 3));
  expect(Object.is(roundToUnit(-1e-12), 0)).toBe(true);
  expect(Object.is(leafValue(0, 1, plain), 0)).toBe(true);
});
