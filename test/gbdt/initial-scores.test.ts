/** Datasets that bring raw scores to start from. */
import { logLoss } from '../../src/gbdt/metrics';
import { predictRaw } from '../../src/gbdt/predict';
import { train } from '../../src/gbdt/train';
import { randomToyData, toyDataset } from './toy-data';

const data = randomToyData(1200, 6, 11);
const dataset = toyDataset(data);

describe('initial scores', () => {
  // The first 30 trees' scores as float32, as a caller would have them from a model.
  const params = { numLeaves: 8 };

  test('are the starting point: the booster learns the residuals', async () => {
    const first = await train({ params: { ...params, numIterations: 30 }, train: dataset });
    const before = predictRaw(first.booster, data.rows);
    const { booster, evaluations } = await train({
      params: { ...params, numIterations: 10, metric: 'logLoss' },
      train: toyDataset(data, { initScores: before }),
    });
    expect(booster.initScore).toBe(0);
    const after = predictRaw(booster, data.rows).map((score, row) => score + before[row]);
    expect(evaluations.train.at(-1)).toBeCloseTo(logLoss(data.labels, after), 6);
    expect(logLoss(data.labels, after)).toBeLessThan(logLoss(data.labels, before));
  });

  test('continue exactly where the earlier trees stopped', async () => {
    const whole = await train({ params: { ...params, numIterations: 14 }, train: dataset });
    const first = { ...whole.booster, trees: whole.booster.trees.slice(0, 10) };
    const initScores = predictRaw(first, data.rows);
    const rest = await train({
      params: { ...params, numIterations: 4 },
      train: toyDataset(data, { initScores }),
    });
    expect(rest.booster.trees).toEqual(whole.booster.trees.slice(10));
  });

  test('must be given for both datasets or for neither', async () => {
    const attempt = train({
      train: toyDataset(data, { initScores: new Float32Array(1200) }),
      validation: dataset,
    });
    await expect(attempt).rejects.toThrow(
      'expected initScores in both the training and the validation dataset',
    );
  });
});
