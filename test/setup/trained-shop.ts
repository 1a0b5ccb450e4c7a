/** A shop with a published model, trained by a real training run on little data. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import { quickRecipe } from '../../src/training/recipes';
import type { Recipe } from '../../src/training/recipes';
import { trainModel } from '../../src/training/train-model';
import type { TrainedModel } from '../../src/training/train-model';
import { createTestDatabase } from './test-database';
import { insertShop } from './shop-fixture';
import type { ShopOptions } from './shop-fixture';

/** As fast as possible: it learns little, but every step runs. */
export const tinyRecipe: Recipe = {
  ...quickRecipe,
  stage1: { ...quickRecipe.stage1, numIterations: 20, minDataInLeaf: 10 },
  stage2: { ...quickRecipe.stage2, numIterations: 5, minDataInLeaf: 20 },
};

export interface TrainedShop {
  readonly database: Database;
  readonly modelsDir: string;
  readonly trained: TrainedModel;
  close: () => Promise<void>;
}

export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'timele-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function createTrainedShop(options: ShopOptions = {}): Promise<TrainedShop> {
  const database = await createTestDatabase();
  const models = temporaryFolder();
  await insertShop(database.pool, { users: 40, products: 150, orders: 8, ...options });
  const trained = await trainModel({
    database,
    modelsDir: models.path,
    recipe: tinyRecipe,
    seed: 1,
    chunkUsers: 15,
  });
  return {
    database,
    modelsDir: models.path,
    trained,
    close: async () => {
      await database.close();
      models.remove();
    },
  };
}
