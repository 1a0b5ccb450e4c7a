import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listVersions, readActive } from '../../src/registry/versions';
import { trainModel } from '../../src/training/train-model';
import type { TrainingStep } from '../../src/training/training-steps';
import { createTrainedShop, temporaryFolder, tinyRecipe } from '../setup/trained-shop';
import type { TrainedShop } from '../setup/trained-shop';

describe('a training run', () => {
  let shop: TrainedShop;
  beforeAll(async () => {
    shop = await createTrainedShop();
  });
  afterAll(() => shop.close());

  const again = (overrides: Partial<Parameters<typeof trainModel>[0]>) => {
    const { database } = shop;
    return trainModel({
      database,
      modelsDir: shop.modelsDir,
      recipe: tinyRecipe,
      seed: 1,
      chunkUsers: 15,
      ...overrides,
    });
  };

  test('publishes and activates both stages', async () => {
    const { manifest, validation } = shop.trained;
    expect(await readActive(shop.modelsDir)).toBe(manifest.version);
    expect(readdirSync(join(shop.modelsDir, manifest.version)).sort()).toEqual([
      'manifest.json',
      'stage1.onnx',
      'stage1.txt',
      'stage2.onnx',
      'stage2.txt',
    ]);
    expect(manifest.trainedOn.users).toBeGreaterThan(20);
    expect(manifest.settings).toMatchObject({
      shortlistSize: 100,
      stage2Weight: expect.any(Number),
      outsideShare: expect.any(Number),
    });
    expect(validation.methods.map(({ name }) => name)).toEqual([
      'ours',
      'G-TopFreq',
      'P-TopFreq',
      'GP-TopFreq',
      'Decayed frequency',
    ]);
    const figures = (manifest.metrics.validation as Record<string, Record<string, number>>)['recall@10'];
    expect(figures.ours).toBeGreaterThan(figures['G-TopFreq']);
  });

  test('gives the same bytes with the same seed and any chunks, and others with another seed', async () => {
    const files = async (overrides: Partial<Parameters<typeof trainModel>[0]>) => {
      const other = temporaryFolder();
      try {
        const { manifest } = await again({ modelsDir: other.path, ...overrides });
        return ['stage1.txt', 'stage2.txt'].map((name) =>
          readFileSync(join(other.path, manifest.version, name), 'utf8'),
        );
      } finally {
        other.remove();
      }
    };
    const first = ['stage1.txt', 'stage2.txt'].map((name) =>
      readFileSync(join(shop.modelsDir, shop.trained.manifest.version, name), 'utf8'),
    );
    expect(await files({ chunkUsers: 7 })).toEqual(first);
    expect(await files({ seed: 2 })).not.toEqual(first);
  });

  test.each<TrainingStep>(['refresh', 'rows', 'stage1', 'folds', 'stage2', 'validation'])(
    'that is interrupted in the step "%s" does not change the registry',
    async (interrupted) => {
      const before = {
        versions: await listVersions(shop.modelsDir),
        active: await readActive(shop.modelsDir),
      };
      const abort = new AbortController();
      const steps: TrainingStep[] = [];
      const onStep = (step: TrainingStep) => {
        steps.push(step);
        if (step === interrupted) abort.abort(new Error('interrupted'));
      };
      await expect(again({ signal: abort.signal, onStep })).rejects.toThrow('interrupted');
      expect(steps).toContain(interrupted);
      expect({
        versions: await listVersions(shop.modelsDir),
        active: await readActive(shop.modelsDir),
      }).toEqual(before);
      expect(readdirSync(shop.modelsDir).filter((name) => name.startsWith('.'))).toEqual([]);
    },
  );
});
