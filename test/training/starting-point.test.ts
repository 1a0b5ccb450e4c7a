import { predictRaw } from '../../src/gbdt/predict';
import {
  activeStartingPoint,
  continued,
  continuedRecipe,
  startingScores,
} from '../../src/training/starting-point';
import { trainModel } from '../../src/training/train-model';
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
    expect(recipe?.stage1.numIterations).toBe(60 - from.stage1.trees.length);
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
      expect(booster.trees).toHaveLength(from[stage].trees.length + bestIteration);
      expect(booster.trees.slice(0, from[stage].trees.length)).toEqual(from[stage].trees);
    }
    const lossOf = ({ evaluations, bestIteration }: typeof next.stage1) =>
      evaluations.validation[bestIteration - 1];
    expect(lossOf(next.stage1)).toBeLessThan(lossOf(trained.stage1) + 0.002);
    const published = await activeStartingPoint(modelsDir);
    expect(published.version).toBe(next.manifest.version);
    const rows = Float32Array.from({ length: 5 * from.stage1.featureNames.length }, (_, i) => (i % 13) / 3);
    expect(Array.from(predictRaw(published.stage1, rows))).toEqual(
      Array.from(predictRaw(next.stage1.booster, rows), (score) => expect.closeTo(score, 5) as number),
    );
  });

  test('is not possible if the model already has as many trees as the recipe', async () => {
    expect(continuedRecipe(tinyRecipe, await activeStartingPoint(shop.modelsDir))).toBeUndefined();
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
