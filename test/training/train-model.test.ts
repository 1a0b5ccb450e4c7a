import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { orderIdentities } from '../../src/evaluation/order-identities';
import { readFittedOrders } from '../../src/registry/fitted-orders';
import { FITS } from '../../src/registry/model-files';
import type { FitName } from '../../src/registry/model-files';
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
    const { manifest, evaluation } = shop.trained;
    expect(await readActive(shop.modelsDir)).toBe(manifest.version);
    const filesOf = (folder: string) => readdirSync(join(shop.modelsDir, manifest.version, folder)).sort();
    const ofFit = ['fitted-orders.txt', 'stage1.onnx', 'stage1.txt', 'stage2.onnx', 'stage2.txt'];
    expect(filesOf('evaluated')).toEqual(ofFit);
    expect(filesOf('selection')).toEqual(['fitted-orders.txt', 'stage1.txt', 'stage2.txt']);
    expect(filesOf('')).toEqual([
      'evaluated',
      'fitted-orders.txt',
      'manifest.json',
      'selection',
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
      outsideDispersion: expect.any(Number),
    });
    expect(evaluation.methods.map(({ name }) => name)).toEqual([
      'ours',
      'G-TopFreq',
      'P-TopFreq',
      'GP-TopFreq',
      'Decayed frequency',
    ]);
    const figures = (manifest.metrics.validation as Record<string, Record<string, number>>)['recall@10'];
    expect(figures.ours).toBeGreaterThan(figures['G-TopFreq']);
  });

  test('each fit learns from the newest orders that it may use, with the settings of the selection fit', async () => {
    const { manifest, fits, stage1, evaluation } = shop.trained;
    expect(evaluation.lag).toBe(1);
    expect(manifest.metrics.measuredLag).toBe(1);
    expect(manifest.fits).toMatchObject({
      selection: { lags: [3, 4], dataFingerprint: manifest.dataFingerprint },
      evaluated: { lags: [2, 3] },
      published: { lags: [1, 2], targets: manifest.trainedOn.targets },
    });
    const { selection, evaluated, published } = fits;
    for (const { stage1: booster } of [evaluated, published])
      expect(booster.trees).toHaveLength(stage1.bestIteration);
    expect(evaluated.stage1.trees[0]).not.toEqual(published.stage1.trees[0]);
    const { pool } = shop.database;
    const users = Array.from({ length: 40 }, (_, u) => u + 1);
    const at = async (lag: number) => orderIdentities(pool, users, lag);
    const [last, second, third] = [await at(1), await at(2), await at(3)];
    const known = ({ orders }: { orders: ReadonlySet<string> }, identities: readonly string[]) =>
      identities.filter((identity) => orders.has(identity)).length;
    expect([known(selection, last), known(evaluated, last), known(published, last)]).toEqual([0, 0, 40]);
    // The validation targets chose the settings of the evaluated model, so it counts as fitted on them in any case.
    expect([known(selection, second), known(evaluated, second)]).toEqual([0, 40]);
    expect(known(selection, third)).toBeGreaterThan(20);
    const read = (fit: FitName) => readFittedOrders(join(shop.modelsDir, manifest.version), fit);
    for (const fit of FITS) expect(await read(fit)).toEqual(fits[fit].orders);
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

  test.each<TrainingStep>([
    'refresh',
    'rows',
    'stage1',
    'folds',
    'recency',
    'stage2',
    'evaluated',
    'published',
    'validation',
  ])('that is interrupted in the step "%s" does not change the registry', async (interrupted) => {
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
  });
});
