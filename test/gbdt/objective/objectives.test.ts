/** The gradients of the objectives against the losses that they are derivatives of, as near as their 13 bits go. */
import { DatasetBuilder } from '../../../src/gbdt/dataset';
import type { Dataset } from '../../../src/gbdt/dataset';
import { mapperOf } from '../../../src/gbdt/bin-mapper';
import { l2, logLoss, multiLogLoss } from '../../../src/gbdt/metrics';
import { createObjective } from '../../../src/gbdt/objective/create-objective';
import { resolveParams } from '../../../src/gbdt/resolve-params';
import type { TrainParams } from '../../../src/gbdt/params';
import { createRandom } from '../../../src/gbdt/random';
import { gradientsAt, numericGradient } from './gradients-at';

const NUM_ROWS = 40;
const random = createRandom(3);
const scoresOf = (): Float64Array =>
  Float64Array.from({ length: NUM_ROWS }, () => random.nextFloat() * 4 - 2);
const weights = Float32Array.from({ length: NUM_ROWS }, (_, row) => [0.5, 1, 2][row % 3]);
const total = weights.reduce((sum, weight) => sum + weight, 0);

function datasetOf(labels: Float32Array): Dataset {
  const builder = new DatasetBuilder([mapperOf(Float32Array.of(0))], ['f']);
  builder.append(new Float32Array(NUM_ROWS), labels, { weights });
  return builder.finish();
}

function objectiveOf(labels: Float32Array, params: Partial<TrainParams>) {
  return createObjective(datasetOf(labels), resolveParams(params));
}

test('regression: the derivative of half the squared error', () => {
  const labels = Float32Array.from({ length: NUM_ROWS }, () => random.nextFloat() * 100);
  const scores = scoresOf();
  const [own] = gradientsAt(objectiveOf(labels, { objective: 'regression' }), [scores]);
  const expected = numericGradient((at) => (l2(labels, at, weights) * total) / 2, scores);
  own.gradient.forEach((gradient, row) => expect(gradient).toBeCloseTo(expected[row], 1));
  own.hessian.forEach((hessian, row) => expect(hessian).toBeCloseTo(weights[row], 5));
});

test('multiclass: the derivative of the softmax log loss, in each class', () => {
  const labels = Float32Array.from({ length: NUM_ROWS }, (_, row) => row % 3);
  const scores = [scoresOf(), scoresOf(), scoresOf()];
  const objective = objectiveOf(labels, { objective: 'multiclass', numClass: 3 });
  gradientsAt(objective, scores).forEach((own, k) => {
    const loss = (at: Float64Array): number =>
      multiLogLoss(
        labels,
        scores.map((ofClass, j) => (j === k ? at : ofClass)),
        weights,
      ) * total;
    const expected = numericGradient(loss, scores[k]);
    own.gradient.forEach((gradient, row) => expect(gradient).toBeCloseTo(expected[row], 3));
    own.hessian.forEach((hessian, row) => {
      const p = softmaxOf(scores, row)[k];
      expect(hessian).toBeCloseTo(weights[row] * 1.5 * p * (1 - p), 3);
    });
  });
});

function softmaxOf(scores: readonly Float64Array[], row: number): number[] {
  const powers = scores.map((ofClass) => Math.exp(ofClass[row]));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}

describe('binary', () => {
  const labels = Float32Array.from({ length: NUM_ROWS }, (_, row) => (row % 4 === 0 ? 1 : 0));

  test('scalePosWeight is a weight of the positive rows', () => {
    const scores = scoresOf();
    const [own] = gradientsAt(objectiveOf(labels, { scalePosWeight: 3 }), [scores]);
    const scaled = weights.map((weight, row) => weight * (labels[row] === 1 ? 3 : 1));
    const all = scaled.reduce((sum, weight) => sum + weight, 0);
    const expected = numericGradient((at) => logLoss(labels, at, scaled) * all, scores);
    own.gradient.forEach((gradient, row) => expect(gradient).toBeCloseTo(expected[row], 3));
  });

  test('isUnbalance is scalePosWeight of negatives / positives', () => {
    const scores = scoresOf();
    const unbalance = gradientsAt(objectiveOf(labels, { isUnbalance: true }), [scores]);
    expect(unbalance).toEqual(gradientsAt(objectiveOf(labels, { scalePosWeight: 30 / 10 }), [scores]));
  });

  test('classes of equal weight do not change the gradients, to the last bit', () => {
    const scores = scoresOf();
    const plain = gradientsAt(objectiveOf(labels, {}), [scores]);
    expect(gradientsAt(objectiveOf(labels, { scalePosWeight: 1 }), [scores])).toEqual(plain);
  });
});

describe('starts from', () => {
  test('the weighted mean (regression)', () => {
    const labels = Float32Array.from({ length: NUM_ROWS }, (_, row) => row);
    const mean = labels.reduce((sum, label, row) => sum + label * weights[row], 0) / total;
    expect(objectiveOf(labels, { objective: 'regression' }).averageScores()[0]).toBeCloseTo(mean, 10);
  });

  test('the log shares of the classes (multiclass); a class without rows is finite', () => {
    const labels = Float32Array.from({ length: NUM_ROWS }, (_, row) => row % 2);
    const [zero, one, two] = objectiveOf(labels, { objective: 'multiclass', numClass: 3 }).averageScores();
    expect(Math.exp(zero) + Math.exp(one)).toBeCloseTo(1, 12);
    expect(two).toBeCloseTo(Math.log(1e-15), 10);
  });
});

describe('rejects', () => {
  test.each<[string, Partial<TrainParams>, number, string]>([
    ['a fraction as a class', { objective: 'multiclass', numClass: 3 }, 0.5, 'from 0 to 2, got 0.5'],
    ['a class too many', { objective: 'multiclass', numClass: 3 }, 3, 'from 0 to 2, got 3'],
    [
      'a label that is not finite',
      { objective: 'regression' },
      Infinity,
      'labels that are finite, got Infinity',
    ],
    ['lambdarank without groups', { objective: 'lambdarank' }, 1, 'expected groups'],
  ])('%s', (_, params, label, message) => {
    expect(() => objectiveOf(new Float32Array(NUM_ROWS).fill(label), params)).toThrow(message);
  });
});
