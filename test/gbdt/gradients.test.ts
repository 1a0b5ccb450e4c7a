import { averageScore, GRADIENT_BITS, HESSIAN_BITS, logisticGradients } from '../../src/gbdt/gradients';
import { logisticArrays } from '../../src/gbdt/objective/quantise';
import { randomToyData, toyDataset } from './toy-data';

const data = randomToyData(200, 3, 4);
const everyRow = Int32Array.from({ length: 200 }, (_, row) => row);

function gradientsAt(scores: Float64Array, weights?: Float32Array): ReturnType<typeof logisticGradients> {
  const { storage } = toyDataset(data, weights && { weights });
  const out = logisticArrays(200);
  return logisticGradients(storage, everyRow, scores, out);
}

test.each([
  ['without weights', undefined],
  ['with weights', Float32Array.from({ length: 200 }, (_, row) => (row % 5) * 0.7)],
])('are the derivatives of the log loss, rounded to their units, %s', (_, weights) => {
  const scores = Float64Array.from({ length: 200 }, (_, row) => (row - 100) / 8);
  const { gradient, hessian, gradientUnit, hessianUnit } = gradientsAt(scores, weights);
  scores.forEach((score, row) => {
    const weight = weights ? weights[row] : 1;
    const p = 1 / (1 + Math.exp(-score));
    expect(Math.abs(gradient[row] * gradientUnit - weight * (p - data.labels[row]))).toBeLessThanOrEqual(
      gradientUnit / 2,
    );
    expect(Math.abs(hessian[row] * hessianUnit - weight * p * (1 - p))).toBeLessThanOrEqual(hessianUnit / 2);
  });
});

test('units are powers of two that let the largest numbers fit their bits', () => {
  const { gradientUnit, hessianUnit } = gradientsAt(new Float64Array(200));
  expect(gradientUnit).toBe(2 ** -GRADIENT_BITS);
  expect(hessianUnit).toBe(2 ** (-2 - HESSIAN_BITS));
});

test('the largest hessian fits its bits', () => {
  const { hessian } = gradientsAt(new Float64Array(200), new Float32Array(200).fill(3.9));
  expect(Math.max(...hessian)).toBeLessThanOrEqual(2 ** HESSIAN_BITS);
});

test('extreme scores give finite numbers', () => {
  const { gradient, hessian, gradientUnit } = gradientsAt(new Float64Array(200).fill(800));
  expect([...gradient].every((g, row) => g * gradientUnit === (data.labels[row] === 1 ? 0 : 1))).toBe(true);
  expect(Math.max(...hessian)).toBe(0);
});

test('the average score is the log odds of the weighted labels', () => {
  const positives = data.labels.filter((label) => label === 1).length;
  expect(averageScore(toyDataset(data).storage, everyRow)).toBeCloseTo(
    Math.log(positives / (200 - positives)),
    12,
  );
  const weights = Float32Array.from(data.labels, (label) => (label === 1 ? 3 : 1));
  const weighted = averageScore(toyDataset(data, { weights }).storage, everyRow);
  expect(weighted).toBeCloseTo(Math.log((3 * positives) / (200 - positives)), 12);
});
