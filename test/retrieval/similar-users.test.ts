/** Compares similar users and links with a naive computation from the orders, as of two lag levels. */
import type { Database } from '../../src/db/database';
import { readHistories } from '../../src/features/history';
import type { Histories } from '../../src/features/history';
import { readTargets } from '../../src/features/read-targets';
import type { KnownTarget } from '../../src/features/read-targets';
import { loadCatalogue } from '../../src/retrieval/catalogue';
import type { Catalogue } from '../../src/retrieval/catalogue';
import { linkColumns, linkSupport } from '../../src/retrieval/link-support';
import { similarUserSupport, similarUserViews } from '../../src/retrieval/similar-users';
import type { ProductSums } from '../../src/retrieval/product-sums';
import { createTestDatabase } from '../setup/test-database';
import { insertShop } from '../setup/shop-fixture';

const NUM_USERS = 12;

/** Baskets of one user, oldest first. */
type Baskets = readonly (readonly number[])[];

describe.each([0, 2])('as of lag %i', (lag) => {
  let database: Database;
  let catalogue: Catalogue;
  let targets: readonly KnownTarget[];
  let histories: Histories;
  let lives: ReadonlyMap<number, Baskets>;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool, { users: NUM_USERS, products: 20 });
    const { pool } = database;
    catalogue = await loadCatalogue(pool, lag);
    const users = Array.from({ length: NUM_USERS }, (_, i) => i + 1);
    targets = (await readTargets(pool, users, lag)).filter(({ knownOrders }) => knownOrders > 0);
    histories = await readHistories(pool, targets);
    lives = await livesAsOf(database, lag);
  });
  afterAll(() => database.close());

  const numberOf = (sums: ProductSums, product: number, column: number) =>
    sums.at(catalogue.products.indexOf.get(product)!, column);

  test('what similar users buy', () => {
    targets.forEach(({ userId }, t) => {
      const history = histories.of[t];
      const support = similarUserSupport(catalogue, history, histories.columns, userId);
      const expected = naiveSimilarUsers(lives, userId);
      for (let product = 1; product <= 20; product++) {
        const wanted = expected(product);
        similarUserViews.forEach((_, view) =>
          expect(numberOf(support, product, view)).toBeCloseTo(wanted[view], 6),
        );
      }
    });
    expect(targets.length).toBeGreaterThan(5);
  });

  test('what follows the last basket', () => {
    targets.forEach(({ userId }, t) => {
      const support = linkSupport(catalogue, histories.of[t], histories.columns);
      for (let product = 1; product <= 20; product++) {
        const found = numberOf(support, product, linkColumns.indexOf('transition'));
        expect(found).toBeCloseTo(naiveTransition(lives, userId, product), 9);
      }
    });
  });
});

async function livesAsOf({ pool }: Database, lag: number): Promise<ReadonlyMap<number, Baskets>> {
  const { rows } = await pool.query<{ user_id: number; basket: number[] }>(
    `select o.user_id, array_agg(i.product_id) as basket
     from known_orders o join order_items i using (order_id)
     where o.lag > $1 group by o.user_id, o.sequence order by o.user_id, o.sequence`,
    [lag],
  );
  const lives = new Map<number, number[][]>();
  for (const { user_id, basket } of rows) lives.set(user_id, [...(lives.get(user_id) ?? []), basket]);
  return lives;
}

function shares(baskets: Baskets): Map<number, number> {
  const sums = new Map<number, number>();
  let all = 0;
  baskets.forEach((basket, b) => {
    const weight = 0.9 ** (baskets.length - 1 - b);
    all += weight;
    for (const product of basket) sums.set(product, (sums.get(product) ?? 0) + weight);
  });
  return new Map([...sums].map(([product, sum]) => [product, sum / all]));
}

/** All users are among the 50 most similar ones here, so the views near and wide are the same. */
function naiveSimilarUsers(lives: ReadonlyMap<number, Baskets>, userId: number) {
  const vectors = new Map([...lives].map(([user, baskets]) => [user, shares(baskets)]));
  const buyers = (product: number) => [...vectors.values()].filter((vector) => vector.has(product)).length;
  const rarity = (product: number) => Math.max(0, Math.log(vectors.size / (1 + buyers(product))));
  const own = vectors.get(userId)!;
  const others = [...vectors]
    .filter(([user]) => user !== userId)
    .map(([, vector]) => {
      const both = [...own.keys()].filter((product) => vector.has(product));
      const dot = both.reduce((sum, p) => sum + own.get(p)! * vector.get(p)! * rarity(p) ** 2, 0);
      const length = Math.hypot(...[...vector].map(([p, share]) => share * rarity(p)));
      return { vector, cosine: dot / length, overlap: both.length / Math.sqrt(own.size * vector.size) };
    })
    .filter(({ cosine }) => cosine > 0);
  const mean = (product: number, weightOf: (other: (typeof others)[number]) => number) => {
    const total = others.reduce((sum, other) => sum + weightOf(other), 0);
    const bought = others.reduce((sum, other) => sum + weightOf(other) * (other.vector.get(product) ?? 0), 0);
    return total > 0 ? bought / total : 0;
  };
  return (product: number) => {
    const bySimilarity = mean(product, ({ cosine }) => cosine);
    return [bySimilarity, bySimilarity, mean(product, ({ overlap }) => overlap ** 3)];
  };
}

function naiveTransition(lives: ReadonlyMap<number, Baskets>, userId: number, next: number): number {
  const last = lives.get(userId)!.at(-1)!;
  return last
    .filter((product) => product !== next)
    .reduce((sum, product) => {
      let [before, both] = [0, 0];
      for (const baskets of lives.values()) {
        baskets.slice(0, -1).forEach((basket, b) => {
          if (!basket.includes(product)) return;
          before++;
          if (baskets[b + 1].includes(next)) both++;
        });
      }
      return sum + (both >= 2 ? both / (before + 5) : 0);
    }, 0);
}
