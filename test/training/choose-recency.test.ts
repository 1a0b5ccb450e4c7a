/** How far back to learn: hand-made rows whose rule changes at a known lag, and a training run that uses the choice. */
import type { Recency } from '../../src/training/recipes';
import { quickRecipe } from '../../src/training/recipes';
import { chooseRecency, recencyChoices, recentSet } from '../../src/training/choose-recency';
import type { TrialSet } from '../../src/training/choose-recency';
import type { RankedCandidates } from '../../src/training/ranking-qualities';
import { targetsOf } from '../../src/training/limited-plan';
import { planTargets } from '../../src/training/target-plan';
import { trainModel } from '../../src/training/train-model';
import { toyDataset, toyDatasetLike } from '../gbdt/toy-data';
import { createTrainedShop, tinyRecipe } from '../setup/trained-shop';
import type { TrainedShop } from '../setup/trained-shop';

const USERS = 40;
const PRODUCTS = 20;

/** Of twenty candidates, a user buys the five with the given feature. */
type Bought = 'first' | 'second';

/** Rows of all users' targets at one lag: the first feature is 1 for products 0 to 4, the second for products 5 to 9. */
function rowsOfLag(bought: Bought, users = USERS) {
  const products = Array.from({ length: users * PRODUCTS }, (_, i) => i % PRODUCTS);
  const [first, second] = [(p: number) => Number(p < 5), (p: number) => Number(p >= 5 && p < 10)];
  return {
    rows: Float32Array.from(products.flatMap((p) => [first(p), second(p)])),
    labels: Uint8Array.from(products, bought === 'first' ? first : second),
  };
}

/**
 * @param lags what users buy at each training lag, newest first
 * @param usersAt number of users with an order that old
 */
function trialSet(
  lags: readonly Bought[],
  validation: Bought,
  usersAt: (age: number) => number = () => USERS,
): TrialSet {
  const parts = lags.map((bought, age) => rowsOfLag(bought, usersAt(age)));
  const train = toyDataset({
    numFeatures: 2,
    rows: Float32Array.from(parts.flatMap(({ rows }) => [...rows])),
    labels: Uint8Array.from(parts.flatMap(({ labels }) => [...labels])),
  });
  const last = rowsOfLag(validation);
  const basket = new Set([0, 1, 2, 3, 4].map((p) => (validation === 'first' ? p : p + 5)));
  const ranked: RankedCandidates = {
    found: {
      rows: last.rows,
      starts: Int32Array.from({ length: USERS + 1 }, (_, u) => u * PRODUCTS),
      candidates: Array.from({ length: USERS * PRODUCTS }, (_, i) => ({ product: i % PRODUCTS })),
    },
    catalogue: { products: { ids: Int32Array.from({ length: PRODUCTS }, (_, p) => p) } },
    baskets: Array.from({ length: USERS }, () => basket),
  };
  return {
    train,
    lagRows: parts.map(({ labels }) => labels.length),
    validation: toyDatasetLike(train, last),
    validationRows: {
      read: async function* () {
        yield ranked;
      },
    },
  };
}

const userIds = Array.from({ length: USERS }, (_, u) => u + 1);
/** Lag 2 validates, lag 3 and older are for training. */
const planOf = (lags: number) => ({
  training: Array.from({ length: lags }, (_, i) => ({ lag: i + 3, userIds })),
  validation: { lag: 2, userIds },
});

function choose(
  lags: readonly Bought[],
  validation: Bought,
  otherRecencies: readonly Recency[],
  usersAt?: (age: number) => number,
) {
  const stage1 = { ...quickRecipe.stage1, featureFraction: 1, minDataInLeaf: 10 };
  const recipe = { ...quickRecipe, stage1, stage1Lags: lags.length, otherRecencies };
  const options = { recipe, seed: 1, numThreads: 1 };
  return chooseRecency(trialSet(lags, validation, usersAt), planOf(lags.length), options);
}

const changed: readonly Bought[] = ['first', 'second', 'second', 'second'];

test('if habits have changed, the newest orders alone are better', async () => {
  const { recency, tried, newestLag } = await choose(changed, 'first', [{ lags: 1, decay: 1 }]);
  expect(recency).toEqual({ lags: 1, decay: 1 });
  expect(tried).toEqual([
    { lags: 4, decay: 1, quality: expect.any(Number) },
    { lags: 1, decay: 1, quality: 1 },
  ]);
  expect(tried[0].quality).toBeLessThan(1);
  expect(newestLag?.pays).toBe(true);
});

test('a small weight of older orders is better, too', async () => {
  const { recency } = await choose(changed, 'first', [{ lags: 4, decay: 0.1 }]);
  expect(recency).toEqual({ lags: 4, decay: 0.1 });
});

test('without a difference, all orders are used with the same weight', async () => {
  const others = [
    { lags: 4, decay: 0.5 },
    { lags: 2, decay: 1 },
  ];
  const { recency, newestLag } = await choose(['first', 'first', 'first', 'first'], 'first', others);
  expect(recency).toEqual({ lags: 4, decay: 1 });
  expect(newestLag).toEqual({ withNewest: 1, withoutNewest: 1, pays: true });
});

test('newest orders that make the model worse do not pay', async () => {
  const { tried, newestLag } = await choose(['first', 'second'], 'second', [], (age) =>
    age === 0 ? USERS : USERS / 2,
  );
  expect(tried).toEqual([]);
  expect(newestLag).toMatchObject({ withoutNewest: 1, pays: false });
});

test('with a single training lag there is nothing to choose', async () => {
  const others = [{ lags: 3, decay: 0.5 }];
  expect(await choose(['first'], 'first', others)).toEqual({
    recency: { lags: 1, decay: 1 },
    tried: [],
    newestLag: undefined,
  });
});

test('weights fall with the age of an order', () => {
  const set = trialSet(['first', 'second', 'second'], 'first');
  const rows = USERS * PRODUCTS;
  const trainUsers = new Int32Array(3 * rows);
  const recent = recentSet({ ...set, trainUsers }, { lags: 2, decay: 0.5 });
  expect(recent.train.numRows).toBe(2 * rows);
  expect(recent.trainUsers).toHaveLength(2 * rows);
  const { weights } = recent.train.storage;
  expect([0, rows - 1, rows, 2 * rows - 1].map((row) => weights?.[row])).toEqual([1, 1, 0.5, 0.5]);
});

test('choices that do not differ in a shop with short histories are not tried', () => {
  const otherRecencies = [
    { lags: 6, decay: 0.5 },
    { lags: 3, decay: 1 },
    { lags: 1, decay: 1 },
  ];
  const choices = (lags: number) => recencyChoices({ stage1Lags: 6, otherRecencies }, lags).slice(1);
  expect(choices(6)).toEqual(otherRecencies);
  expect(choices(3)).toEqual([otherRecencies[0], otherRecencies[2]]);
  expect(choices(1)).toEqual([]);
  // The fits with newer orders may have more lags.
  expect(recencyChoices({ stage1Lags: 6, otherRecencies }, 1)).toEqual([{ lags: 6, decay: 1 }]);
});

describe('a training run', () => {
  let shop: TrainedShop;
  beforeAll(async () => {
    shop = await createTrainedShop();
  });
  afterAll(() => shop.close());

  test('uses the choice in every fit, and the manifest contains it', async () => {
    const onlyNewest = { lags: 1, decay: 1 };
    const { recency, fits, manifest } = await trainModel({
      database: shop.database,
      modelsDir: shop.modelsDir,
      recipe: { ...tinyRecipe, otherRecencies: [onlyNewest] },
      seed: 1,
      chunkUsers: 15,
    });
    const { lags } = recency.recency;
    expect(fits.selection.lags).toEqual([3, 4].slice(0, lags));
    expect(fits.evaluated.lags).toEqual([2, 3].slice(0, lags));
    expect(fits.published.lags).toEqual([1, 2].slice(0, lags));
    expect(manifest.metrics.recency).toMatchObject({
      ...recency.recency,
      tried: [{ lags: 2, decay: 1 }, onlyNewest],
    });
    // Orders that were only part of the choice count as well.
    const { training, validation } = await planTargets(shop.database.pool, 2);
    expect(fits.selection.orders.size).toBe(targetsOf(training));
    expect(fits.evaluated.orders.size).toBe(targetsOf([...training, validation]));
  });
});
