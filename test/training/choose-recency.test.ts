/** How far back to learn, in shops whose users follow a rule that changes at a known order. */
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import { chooseRecency, recencyChoices, recentSet } from '../../src/training/choose-recency';
import type { Recency } from '../../src/training/choose-recency';
import { prepareRows } from '../../src/training/prepare-rows';
import { trainModel } from '../../src/training/train-model';
import { importFolder } from '../import/import-into';
import { writeSmallShop } from '../setup/small-shop';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder, tinyRecipe } from '../setup/trained-shop';

const ORDERS = 14;
const PRODUCTS = 90;

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

/** Every order repeats the one that is `back(lag)` orders earlier; the first three orders have nothing in common. */
async function fill(back: (lag: number) => number): Promise<void> {
  const users = Array.from({ length: 40 }, (_, u) => {
    const baskets: number[][] = [];
    for (let n = 0; n < ORDERS; n++) {
      const first = [0, 1, 2].map((i) => 1 + ((u * 7 + 11 * n + 31 * i) % PRODUCTS));
      baskets.push(n < 3 ? first : baskets[n - back(ORDERS - n)]);
    }
    return { id: u + 1, baskets };
  });
  const directory = join(folder.path, 'data');
  writeSmallShop(directory, { users, products: Array.from({ length: PRODUCTS }, (_, p) => p + 1) });
  await importFolder(database, directory);
}

const recipeOf = (stage1Lags: number, otherRecencies: readonly Recency[]) => ({
  ...tinyRecipe,
  stage1Lags,
  otherRecencies,
});

async function choose(stage1Lags: number, others: readonly Recency[]) {
  const options = { recipe: recipeOf(stage1Lags, others), seed: 1, numThreads: 1, chunkUsers: 20 };
  const { set, plan } = await prepareRows({ ...options, pool: database.pool });
  const c = await chooseRecency(set, plan, options); console.log(JSON.stringify(c), set.lagRows, plan.training.map((l) => l.lag)); return c;
}

/** The rule changed with the order before the validation targets. */
const changed = (lag: number) => (lag <= 3 ? 2 : 3);

test('if habits have changed, the newest orders alone are better', async () => {
  await fill(changed);
  const others = [{ lags: 1, decay: 1 }];
  const { recency, tried, newestLag } = await choose(5, others);
  expect(recency).toEqual({ lags: 1, decay: 1 });
  expect(tried.map(({ lags, decay }) => ({ lags, decay }))).toEqual([{ lags: 5, decay: 1 }, ...others]);
  expect(tried[1].quality).toBeGreaterThan(tried[0].quality);
  expect(newestLag?.pays).toBe(true);
});

test('a small weight of older orders is better, too', async () => {
  await fill(changed);
  expect((await choose(5, [{ lags: 5, decay: 0.1 }])).recency).toEqual({ lags: 5, decay: 0.1 });
});

test('without a difference, all orders are used with the same weight', async () => {
  await fill(() => 3);
  const { recency } = await choose(4, [
    { lags: 4, decay: 0.9 },
    { lags: 2, decay: 1 },
  ]);
  expect(recency).toEqual({ lags: 4, decay: 1 });
});

test('every fit of a training run uses the choice, and the manifest contains it', async () => {
  await fill(changed);
  const { fits, manifest } = await trainModel({
    database,
    modelsDir: join(folder.path, 'models'),
    recipe: recipeOf(5, [{ lags: 1, decay: 1 }]),
    seed: 1,
    chunkUsers: 20,
  });
  expect(fits).toMatchObject({
    selection: { lags: [3], targets: 40 },
    evaluated: { lags: [2], targets: 40 },
    published: { lags: [1], targets: 40 },
  });
  // The older orders were part of the choice.
  expect(fits.evaluated.orders.size).toBe(6 * 40);
  expect(manifest.metrics.recency).toMatchObject({ lags: 1, decay: 1, tried: [{ lags: 5 }, { lags: 1 }] });
});

test('newest orders that make the model worse are not learnt from', async () => {
  await fill((lag) => (lag === 3 ? 2 : 3));
  const { fits, recency } = await trainModel({
    database,
    modelsDir: join(folder.path, 'models'),
    recipe: recipeOf(2, []),
    seed: 1,
    chunkUsers: 20,
  });
  expect(recency.newestLag?.pays).toBe(false);
  expect(fits.published).toMatchObject({ lags: [3, 4], stage1: fits.selection.stage1 });
});

test('weights fall with the age of an order', async () => {
  await fill(() => 3);
  const recipe = recipeOf(3, []);
  const { set } = await prepareRows({ pool: database.pool, recipe, seed: 1, numThreads: 1, chunkUsers: 20 });
  const [newest, second] = set.lagRows;
  const { train, trainUsers } = recentSet(set, { lags: 2, decay: 0.5 });
  expect(train.numRows).toBe(newest + second);
  expect(trainUsers).toHaveLength(newest + second);
  const weights = train.storage.weights as Float32Array;
  expect([weights[0], weights[newest - 1], weights[newest], weights[newest + second - 1]]).toEqual([
    1, 1, 0.5, 0.5,
  ]);
});

test('choices that do not differ in a shop with short histories are not tried', () => {
  const others = [
    { lags: 6, decay: 0.5 },
    { lags: 3, decay: 1 },
    { lags: 1, decay: 1 },
  ];
  expect(recencyChoices(others, 2)).toEqual([
    { lags: 2, decay: 1 },
    { lags: 2, decay: 0.5 },
    { lags: 1, decay: 1 },
  ]);
  expect(recencyChoices(others, 1)).toEqual([{ lags: 1, decay: 1 }]);
});
