import { readModelQuality } from '../../../src/graphql/models/model-quality';
import { toModelQuality } from '../../../src/graphql/models/model-quality.type';
import { createTrainedShop } from '../../setup/trained-shop';

describe('quality of a model', () => {
  test('contains what the training run measured', async () => {
    const shop = await createTrainedShop();
    try {
      const { manifest, evaluation } = shop.trained;
      const quality = toModelQuality(readModelQuality(manifest.metrics));
      expect(quality.targets).toBe(evaluation.targets);
      const recall = quality.intervals.find(({ name }) => name === 'recall@10');
      expect(recall?.ours).toEqual(evaluation.methods[0]?.metrics['recall@10']);
      const best = evaluation.methods.find(({ name }) => name === recall?.bestBaseline);
      expect(recall?.lead).toEqual(best?.oursMinusThis?.['recall@10']);
      expect(quality.calibration).toEqual(evaluation.calibration.bins);
      expect(quality.byHistory.reduce((sum, { targets }) => sum + targets, 0)).toBe(evaluation.targets);
      expect(quality.byHistory[0]?.baselines.length).toBe(evaluation.methods.length - 1);
      expect(quality.learningCurves.map(({ stage }) => stage)).toEqual([1, 2]);
      expect(quality.learningCurves[0]?.validation).toEqual([...shop.trained.stage1.evaluations.validation]);
    } finally {
      await shop.close();
    }
  });

  test('is empty for manifests of earlier releases and imported models', () => {
    expect(toModelQuality(readModelQuality({}))).toEqual({
      targets: null,
      intervals: [],
      expectedCalibrationError: null,
      calibration: [],
      byHistory: [],
      learningCurves: [],
    });
    expect(readModelQuality({ validationTargets: 'many', calibration: 3 })).toMatchObject({
      validationTargets: null,
      calibration: [],
    });
  });
});
