/**
 * Gradients of the log loss in WebAssembly are those of the TypeScript reference, to the last bit.
 *
 * @slow Compares many values.
 */
import { logisticGradients } from '../../../src/gbdt/gradients';
import { JobRunner } from '../../../src/gbdt/kernels/job-runner';
import { logisticArrays } from '../../../src/gbdt/objective/quantise';
import { LogisticKernel } from '../../../src/gbdt/kernels/logistic-kernel';
import { expOf } from '../../../src/gbdt/kernels/logistic.reference';
import { createRandom, drawSorted } from '../../../src/gbdt/random';
import { randomToyData, toyDataset } from '../toy-data';

const NUM_ROWS = 20_001;
const data = randomToyData(NUM_ROWS, 3, 5);

function randomScores(): Float64Array {
  const random = createRandom(8);
  const scores = Float64Array.from({ length: NUM_ROWS }, () => (random.nextFloat() - 0.5) * 40);
  scores.set([0, -0, 36, -36, 700, -700, 1e6, -1e6, Infinity, -Infinity]);
  return scores;
}

describe.each([
  ['without weights', undefined],
  ['with weights', Float32Array.from({ length: NUM_ROWS }, (_, row) => (row % 7) * 0.3)],
])('%s', (_, weights) => {
  test.each([1, 2, 4])('%i threads', (numThreads) => {
    const { storage } = toyDataset(data, weights && { weights });
    const rows = drawSorted(NUM_ROWS, 15_001, createRandom(2));
    using runner = new JobRunner(storage.memory, numThreads);
    const scores = runner.copyOf(Float64Array, randomScores());
    const byKernel = new LogisticKernel(runner, storage, rows).gradientsAt(scores);
    const out = logisticArrays(NUM_ROWS);
    const byReference = logisticGradients(storage, rows, scores, out);
    expect(byKernel.gradientUnit).toBe(byReference.gradientUnit);
    expect(byKernel.hessianUnit).toBe(byReference.hessianUnit);
    expect(rows.map((row) => byKernel.gradient[row])).toEqual(rows.map((row) => byReference.gradient[row]));
    expect(rows.map((row) => byKernel.hessian[row])).toEqual(rows.map((row) => byReference.hessian[row]));
  });
});

test('the exponential of the reference is within 2^-21', () => {
  for (let i = -8700; i <= 8700; i++) {
    const x = Math.fround(i / 100);
    expect(Math.abs(expOf(x) / Math.exp(x) - 1)).toBeLessThan(2 ** -21);
  }
});
