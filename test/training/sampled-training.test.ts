/** A shop with more past orders than the recipe allows: stage 1 is trained on a sample, stage 2 on held-out users. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import { trainModel } from '../../src/training/train-model';
import { insertShop } from '../setup/shop-fixture';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder, tinyRecipe } from '../setup/trained-shop';

const recipe = { ...tinyRecipe, maxTargets: { training: 40, stage2: 15, validation: 30 } };

describe('training on a sample', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool, { users: 90, products: 120, orders: 8 });
  });
  afterAll(() => database.close());

  const train = async (chunkUsers: number, maxMemory?: number) => {
    const models = temporaryFolder();
    const notices: string[] = [];
    try {
      const { manifest, evaluation, fits } = await trainModel({
        database,
        modelsDir: models.path,
        recipe,
        seed: 1,
        chunkUsers,
        maxMemory,
        onNotice: (message) => notices.push(message),
      });
      const files = ['stage1.txt', 'stage2.txt'].map((name) =>
        readFileSync(join(models.path, manifest.version, name), 'utf8'),
      );
      return { manifest, evaluation, fits, notices, files };
    } finally {
      models.remove();
    }
  };

  test('reports what it leaves out, and the model does not depend on chunks or on rows kept in memory', async () => {
    const first = await train(15);
    expect(first.notices).toEqual([
      expect.stringMatching(/^Training on 40 of \d+ past orders and validating on 30 of \d+, /),
    ]);
    expect(first.evaluation.targets).toBe(30);
    expect(first.manifest.trainedOn).toMatchObject({ users: 40, targets: 40 });
    // The sample starts with the newest orders that each fit may use.
    expect(first.fits).toMatchObject({
      selection: { lags: [3], targets: 40 },
      evaluated: { lags: [2], targets: 40 },
      published: { lags: [1], targets: 40 },
    });
    expect((await train(7, 2 ** 30)).files).toEqual(first.files);
  });

  test('refuses too little memory', async () => {
    await expect(train(15, 2 ** 29)).rejects.toThrow('--max-memory: expected at least 1g');
  });
});
