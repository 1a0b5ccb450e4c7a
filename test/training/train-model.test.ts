import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import { listVersions, readActive } from '../../src/registry/versions';
import { trainModel } from '../../src/training/train-model';
import { insertShop } from '../setup/shop-fixture';
import { createTestDatabase } from '../setup/test-database';
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

  test('publishes both stages and puts them into service', async () => {
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

  test('with the same seed gives the same bytes, whatever the chunks; with another seed it does not', async () => {
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

  test('that is interrupted leaves the registry as it was', async () => {
    const before = { versions: await listVersions(shop.modelsDir), active: await readActive(shop.modelsDir) };
    for (const afterMs of [0, 300, 1200]) {
      const signal = AbortSignal.timeout(afterMs);
      await expect(again({ signal, seed: 99, recipe: { ...tinyRecipe, folds: 40 } })).rejects.toThrow(
        /timeout|abort/i,
      );
    }
    expect({
      versions: await listVersions(shop.modelsDir),
      active: await readActive(shop.modelsDir),
    }).toEqual(before);
    expect(readdirSync(shop.modelsDir).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('too little data', () => {
  let database: Database;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.close());

  const train = async () => {
    const models = temporaryFolder();
    try {
      return await trainModel({
        database,
        modelsDir: models.path,
        recipe: tinyRecipe,
        seed: 1,
        chunkUsers: 15,
      });
    } finally {
      models.remove();
    }
  };

  test('no user with three orders', async () => {
    await insertShop(database.pool, { users: 6 });
    await database.pool.query('delete from order_items where order_id % 1000 > 2');
    await expect(train()).rejects.toThrow(
      'Too little data to train: expected users with at least three orders with items (history, training, test), got 6 users whose longest history is 2 orders.',
    );
  });

  test('nothing at all', async () => {
    await expect(train()).rejects.toThrow('got 0 users whose longest history is 0 orders');
  });

  test('three users with three orders', async () => {
    await insertShop(database.pool, { users: 3 });
    await database.pool.query('delete from order_items where order_id % 1000 > 3');
    await expect(train()).rejects.toThrow('expected at least five users with three orders with items, got 3');
  });

  test('no candidate was ever bought', async () => {
    await insertShop(database.pool, { users: 12, products: 400 });
    // Every basket holds one product that nobody else buys and nobody buys twice.
    await database.pool.query(`delete from order_items`);
    await database.pool.query(
      `insert into order_items select id, 401 - row_number() over (order by id), 1, false from orders`,
    );
    await expect(train()).rejects.toThrow(
      /none of the \d+ candidates of \d+ past orders was bought \(no positive label\)/,
    );
  });

  test('three orders a user are enough: a fifth of the users validates', async () => {
    await insertShop(database.pool, { users: 30, products: 60 });
    await database.pool.query('delete from order_items where order_id % 1000 > 3');
    const { validation, manifest } = await train();
    expect(validation.targets).toBe(6);
    expect(manifest.trainedOn.users).toBe(24);
  });
});
