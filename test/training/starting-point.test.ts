import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { predictRaw } from '../../src/gbdt/predict';
import {
  activeStartingPoint,
  continued,
  continuedRecipe,
  startingScores,
} from '../../src/training/starting-point';
import { FITS } from '../../src/registry/model-files';
import { trainModel } from '../../src/training/train-model';
import { readActive, readManifest } from '../../src/registry/versions';
import { createTrainedShop, temporaryFolder, tinyRecipe } from '../setup/trained-shop';
import type { TrainedShop } from '../setup/trained-shop';

describe('continued training from the active model', () => {
  let shop: TrainedShop;
  beforeAll(async () => {
    shop = await createTrainedShop();
  });
  afterAll(() => shop.close());

  const longer = {
    ...tinyRecipe,
    stage1: { ...tinyRecipe.stage1, numIterations: 60 },
    stage2: { ...tinyRecipe.stage2, numIterations: 40 },
  };

  test('keeps its trees, adds new ones, and the log loss of the validation targets does not rise', async () => {
    const { database, modelsDir, trained } = shop;
    const from = await activeStartingPoint(modelsDir);
    const recipe = continuedRecipe(longer, from);
    expect(recipe?.stage1.numIterations).toBe(60 - from.fits.selection.stage1.trees.length);
    const next = await trainModel({
      database,
      modelsDir,
      recipe: recipe ?? longer,
      from,
      seed: 2,
      chunkUsers: 15,
    });
    for (const stage of ['stage1', 'stage2'] as const) {
      const { booster, bestIteration } = next[stage];
      expect(bestIteration).toBeGreaterThan(0);
      const { trees } = from.fits.selection[stage];
      expect(booster.trees).toHaveLength(trees.length + bestIteration);
      expect(booster.trees.slice(0, trees.length)).toEqual(trees);
    }
    for (const fit of FITS) {
      const before = from.fits[fit].stage1.trees;
      expect(next.fits[fit].stage1.trees.slice(0, before.length)).toEqual(before);
      expect(next.fits[fit].stage1.trees.length).toBe(next.stage1.booster.trees.length);
      for (const identity of from.fitted[fit]) expect(next.fits[fit].orders).toContain(identity);
    }
    const lossOf = ({ evaluations, bestIteration }: typeof next.stage1) =>
      evaluations.validation[bestIteration - 1];
    expect(lossOf(next.stage1)).toBeLessThan(lossOf(trained.stage1) + 0.002);
    const published = await activeStartingPoint(modelsDir);
    expect(published.version).toBe(next.manifest.version);
    const width = next.stage1.booster.featureNames.length;
    const rows = Float32Array.from({ length: 5 * width }, (_, i) => (i % 13) / 3);
    for (const fit of FITS) {
      expect(Array.from(predictRaw(published.fits[fit].stage1, rows))).toEqual(
        Array.from(predictRaw(next.fits[fit].stage1, rows), (score) => expect.closeTo(score, 5) as number),
      );
    }
  });

  test('is not possible if the model already has as many trees as the recipe', async () => {
    expect(continuedRecipe(tinyRecipe, await activeStartingPoint(shop.modelsDir))).toBeUndefined();
  });

  test('is refused if the selection fit has learnt from almost all validation orders', async () => {
    const { database, modelsDir } = shop;
    const active = await activeStartingPoint(modelsDir);
    const from = { ...active, fitted: { ...active.fitted, selection: active.fitted.evaluated } };
    const run = trainModel({ database, modelsDir, recipe: longer, from, seed: 2, chunkUsers: 15 });
    await expect(run).rejects.toThrow(
      /--from active: expected at least 10 validation orders .*, found 0 of 40\. Train from scratch/,
    );
  });

  test('is refused if the active version has only the model that serves', async () => {
    const other = temporaryFolder();
    cpSync(shop.modelsDir, other.path, { recursive: true });
    const directory = join(other.path, (await readActive(other.path)) as string);
    const imported = { ...(await readManifest(directory)), fits: undefined };
    writeFileSync(join(directory, 'manifest.json'), JSON.stringify(imported));
    await expect(activeStartingPoint(other.path)).rejects.toThrow(/has no evaluated model to continue/);
    other.remove();
  });

  test('without `from`, nothing changes', () => {
    const { stage1 } = shop.trained;
    expect(continued(undefined, stage1)).toBe(stage1);
    expect(startingScores(undefined, new Float32Array(3))).toEqual({});
  });

  test('without an active model, the message says what to do', async () => {
    const empty = temporaryFolder();
    await expect(activeStartingPoint(empty.path)).rejects.toThrow(
      'expected an active model to continue from, found none. Train the first one without --from.',
    );
    empty.remove();
  });
});
