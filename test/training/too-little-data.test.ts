/** Shops that are just too small for training, and shops that are just large enough. */
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import { loadModel } from '../../src/inference/loaded-model';
import { listVersions } from '../../src/registry/versions';
import { servable } from '../../src/recommend/loaded-serving-model';
import { fullRecipe, quickRecipe } from '../../src/training/recipes';
import { planTargets } from '../../src/training/target-plan';
import { TooLittleDataError } from '../../src/training/too-little-data';
import { trainModel } from '../../src/training/train-model';
import type { TrainModelOptions } from '../../src/training/train-model';
import { importFolder } from '../import/import-into';
import { shopWithHabits, times, writeSmallShop } from '../setup/small-shop';
import type { SmallShop } from '../setup/small-shop';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder } from '../setup/trained-shop';

let database: Database;
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = temporaryFolder();
});
afterEach(async () => {
  await database.close();
  folder.remove();
});

const train = async (options: Partial<TrainModelOptions> = {}) => {
  const modelsDir = join(folder.path, 'models');
  try {
    return await trainModel({
      database,
      modelsDir,
      recipe: quickRecipe,
      seed: 1,
      chunkUsers: 15,
      ...options,
    });
  } catch (error) {
    expect(await listVersions(modelsDir)).toEqual([]);
    throw error;
  }
};

const fill = async (shop: SmallShop) => {
  writeSmallShop(folder.path, shop);
  // Orders without items would be refused otherwise.
  await importFolder(database, folder.path, { stateDir: join(folder.path, 'state'), maxRejectShare: 1 });
};

/** Users who order the same basket each time. */
const loyal = (count: number, orders: number, basket: readonly number[]) =>
  Array.from({ length: count }, (_, place) => ({ id: place + 1, baskets: times(orders, basket) }));

describe('refused in one sentence before any row is read', () => {
  const regular = 'at least 10 users with 3 or more orders with items are needed';
  const withoutItems = Array.from({ length: 20 }, (_, place) => ({ id: place + 1, baskets: times(4, []) }));

  test.each<[string, SmallShop, string]>([
    ['no users and no orders', { users: [], products: [1, 2] }, `${regular}, found 0 among 0 users`],
    ['two orders per user at most', shopWithHabits(times(100, 2)), `${regular}, found 0 among 100 users`],
    ['no order with items', { users: withoutItems, products: [1, 2] }, `${regular}, found 0 among 20 users`],
    ['two regular users', shopWithHabits([7, 5, ...times(50, 1)]), `${regular}, found 2 among 52 users`],
    ['one user fewer than needed', shopWithHabits(times(9, 6)), `${regular}, found 9 among 9 users`],
    [
      'one product only',
      { users: loyal(30, 5, [1]), products: [1] },
      'orders of at least two different products are needed, found one',
    ],
  ])('%s', async (_name, shop, what) => {
    await fill(shop);
    // Makes the aggregates stale: refreshing them is the first long step.
    await database.pool.query('update orders set hour_of_day = 11');
    const refused = train();
    await expect(refused).rejects.toThrow(TooLittleDataError);
    await expect(refused).rejects.toThrow(
      `Too little data to train: ${what}; import more orders (npm run import) or record them through the API, then train again (npm run train).`,
    );
    const { rowCount } = await database.pool.query(
      'select from order_lags l join hashed_orders o on o.id = l.order_id where o.order_hash = l.order_hash',
    );
    expect(rowCount).toBe(0);
  });
});

describe('refused in one sentence after the rows are read', () => {
  const catalogue = Array.from({ length: 400 }, (_, place) => place + 1);
  /** Twelve users whose baskets contain one product each, which is never bought again. */
  const neverAgain = (product: (place: number) => number) =>
    Array.from({ length: 12 }, (_, u) => ({
      id: u + 1,
      baskets: Array.from({ length: 4 }, (_basket, number) => [product(4 * u + number)]),
    }));

  test('no candidate was ever bought', async () => {
    // Among equally popular products, those with smaller ids are candidates.
    await fill({ users: neverAgain((place) => 400 - place), products: catalogue });
    await expect(train()).rejects.toThrow(
      /^Too little data to train: repeat purchases or a smaller catalogue are needed, but none of the \d+ candidates of \d+ past orders was bought; /,
    );
  });

  test('only one user ever buys a candidate', async () => {
    const [first, ...others] = neverAgain((place) => 400 - place);
    await fill({ users: [{ ...first, baskets: times(4, [1]) }, ...others], products: catalogue });
    await expect(train()).rejects.toThrow(
      /^Too little data to train: repeat purchases of more users are needed, /,
    );
  });

  test('every candidate was bought every time', async () => {
    await fill({ users: loyal(20, 5, [1, 2]), products: [1, 2] });
    await expect(train()).rejects.toThrow(
      /^Too little data to train: candidates that users do not buy are needed, but almost all of the 80 candidates of 40 past orders were bought; /,
    );
  });
});

describe('enough', () => {
  test.each<[string, readonly number[], number]>([
    ['exactly ten users with exactly three orders: a fifth of them are for validation', times(10, 3), 2],
    ['exactly ten users with four orders: all of them are for validation', times(10, 4), 10],
    ['ten regular users among many others', [...times(10, 8), ...times(100, 1)], 10],
    ['thirty users with three orders', times(30, 3), 6],
  ])('%s', async (_name, orders, validating) => {
    await fill(shopWithHabits(orders, { products: 30 }));
    const { evaluation, manifest, stage1, fits } = await train();
    const regular = orders.filter((count) => count > 2).length;
    expect((await planTargets(database.pool, 2)).validation.userIds).toHaveLength(validating);
    // All of them test, and are for training in the published model.
    expect(evaluation.targets).toBe(regular);
    expect(fits.published.lags[0]).toBe(1);
    expect(fits.published.targets).toBeGreaterThanOrEqual(2 * regular);
    expect(stage1.bestIteration).toBeGreaterThan(0);
    // Numbers that are not finite become null in JSON.
    expect(JSON.stringify(manifest.settings)).not.toContain('null');
  });

  test('user ids that a plain multiplicative hash would put into one fold', async () => {
    await fill(shopWithHabits(times(12, 5), { products: 30, userId: (place) => (place + 1) * 2 ** 17 }));
    const { stage1 } = await train();
    expect(stage1.bestIteration).toBeGreaterThan(0);
  });

  test('without a bought candidate in the newest training orders, stage 2 has no trees and stage 1 ranks alone', async () => {
    // At lag 3, on which stage 2 is trained, all users bought a product that is new to them; before that, their staples.
    const users = Array.from({ length: 20 }, (_, u) => {
      const staple = [1 + (u % 8), 9 + (u % 5)];
      const fresh = [400 - u];
      return { id: u + 1, baskets: [staple, staple, staple.slice(u % 2), staple, fresh, staple, staple] };
    });
    await fill({ users, products: Array.from({ length: 400 }, (_, place) => place + 1) });
    const { stage1, stage2, stage2Weight, manifest } = await train();
    expect(stage1.bestIteration).toBeGreaterThan(0);
    expect([stage2.bestIteration, stage2Weight.weight]).toEqual([0, 0]);
    const model = await loadModel(join(folder.path, 'models'), manifest.version, servable);
    await model.close();
  });

  test('without a bought candidate in the validation targets, there is no calibration, and all figures are finite', async () => {
    const users = Array.from({ length: 20 }, (_, u) => {
      const staple = [1 + (u % 8), 9 + (u % 5)];
      return { id: u + 1, baskets: [staple, staple, staple.slice(u % 2), staple, [400 - u], staple] };
    });
    await fill({ users, products: Array.from({ length: 400 }, (_, place) => place + 1) });
    const { manifest } = await train({ recipe: fullRecipe });
    expect(manifest.settings).toMatchObject({ calibration: { slope: 1, intercept: 0 } });
    expect(JSON.stringify(manifest.settings)).not.toContain('null');
  });
});
