import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { predictRaw } from '../../src/gbdt/predict';
import { loadModel } from '../../src/inference/loaded-model';
import type { LoadedModel } from '../../src/inference/loaded-model';
import { randomRows, seededRandom } from '../model-format/random-booster';
import { boosterPair, COLUMNS, publish, tempModelsDir } from '../registry/temp-models';

describe('a loaded model', () => {
  const { modelsDir, remove } = tempModelsDir();
  const boosters = boosterPair(1);
  let version: string;
  let model: LoadedModel;

  beforeAll(async () => {
    ({ version } = await publish(modelsDir));
    model = await loadModel(modelsDir, version, COLUMNS);
  });
  afterAll(async () => {
    await model.close();
    remove();
  });

  test('scores both stages as the boosters do', async () => {
    for (const stage of ['stage1', 'stage2'] as const) {
      const rows = randomRows(seededRandom(4), boosters[stage], 300);
      expect(await model[stage](rows, 300)).toEqual(predictRaw(boosters[stage], rows));
    }
    expect(model.stats()).toMatchObject({ batches: 2, rows: 600 });
  });

  test('explains every score: bias and contributions add up to it', async () => {
    for (const stage of ['stage1', 'stage2'] as const) {
      const numFeatures = boosters[stage].featureNames.length;
      const rows = randomRows(seededRandom(5), boosters[stage], 50);
      const scores = await model[stage](rows, 50);
      scores.forEach((score, i) => {
        const row = rows.subarray(i * numFeatures, (i + 1) * numFeatures);
        const { bias, values } = model.contributions(stage, row);
        expect(values.length).toBe(numFeatures);
        expect(bias + values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(score, 6);
      });
    }
  });

  test('answers no rows with no scores, without a run', async () => {
    const { batches } = model.stats();
    expect((await model.stage1(new Float32Array(0), 0)).length).toBe(0);
    expect(model.stats().batches).toBe(batches);
  });

  test('refuses rows of another width', async () => {
    const message = 'stage2: expected 2 rows x 4 features = 8 values, got 10';
    await expect(model.stage2(new Float32Array(10), 2)).rejects.toThrow(message);
  });

  test('has its manifest', () => {
    expect(model.version).toBe(version);
    expect(model.manifest.settings).toEqual({ shortlist: 40, calibration: { slope: 1.1, intercept: -0.2 } });
  });

  test('is refused if its columns or files do not match', async () => {
    const other = { ...COLUMNS, stage2ColumnsHash: 'other' };
    await expect(loadModel(modelsDir, version, other)).rejects.toMatchObject({ code: 'MODEL_MISMATCH' });
    const damaged = await publish(modelsDir, { seed: 2 });
    await appendFile(join(modelsDir, damaged.version, 'stage1.txt'), 'x');
    const load = loadModel(modelsDir, damaged.version, COLUMNS);
    await expect(load).rejects.toMatchObject({ code: 'MODEL_CORRUPT' });
    const missing = loadModel(modelsDir, '20200101-000000-000000', COLUMNS);
    await expect(missing).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
  });
});
