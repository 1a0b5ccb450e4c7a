/** Faults of the database, under light load: unreachable and back, slow, and out of connections. */
import { uuidOf } from '../server/test-shop';
import { queryFor, tally, underLightLoad } from './light-load';
import type { Outcome } from './light-load';
import { openShop } from './served-shop';
import type { Served, ServedShop } from './served-shop';

const TIMEOUT_MS = 1000;
const impatient = { DATABASE_TIMEOUT_MS: String(TIMEOUT_MS), DATABASE_POOL_SIZE: '4' };
const users = [1, 2, 3, 4, 5].map(uuidOf);

const isPersonal = ({ strategy }: Outcome) => strategy === 'PERSONALIZED';
const isPopular = ({ strategy }: Outcome) => strategy === 'POPULAR';

describe('the database', () => {
  let shop: ServedShop;
  let served: Served;
  beforeAll(async () => {
    shop = await openShop();
    served = await shop.serve({ ...impatient, CACHE_ENTRIES: '0' });
  });
  afterAll(() => shop.close());

  /** Every answer had one of these two strategies, and there was no error. */
  function expectAnswers(outcomes: readonly Outcome[]): void {
    expect(Object.keys(tally(outcomes)).toSorted()).toEqual(['PERSONALIZED', 'POPULAR']);
    expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => 200));
  }

  test('is unreachable and comes back: popular products in the meantime, and recovery without a restart', async () => {
    const outcomes = await underLightLoad(served.query, users, async (load) => {
      await load.until(isPersonal);
      await shop.wire.cut();
      await load.until(isPopular);
      expect(tally(await load.further(15))).toEqual({ POPULAR: 15 });
      expect(await served.status('/readyz')).toBe(503);
      expect(await served.status('/healthz')).toBe(200);
      await shop.wire.mend();
      await load.until(isPersonal);
      await ready(served);
      expect(tally(await load.further(15))).toEqual({ PERSONALIZED: 15 });
    });
    expectAnswers(outcomes);
  });

  test('is unreachable: names, reasons and other lists are returned, and what needs it returns an error', async () => {
    await shop.wire.cut();
    try {
      const one = await served.query(
        `{ recommendations(userId: "${uuidOf(9)}", first: 100) { strategy items { product { id name available } reasons { text } } } }`,
      );
      expect(one.errors).toBeUndefined();
      expect(one.data.recommendations.items).toHaveLength(100);
      const basket = await served.query(`{ nextBasket(userId: "${uuidOf(9)}") { strategy items { rank } } }`);
      expect(basket.data.nextBasket.strategy).toBe('POPULAR');
      const popular = await served.query('{ popularProducts(first: 5) { name } }');
      expect(popular.data.popularProducts).toHaveLength(5);
      const rest = await fetch(`${served.url}/api/predictions/user/${uuidOf(3)}`);
      expect(await rest.json()).toMatchObject({ success: true, message: 'Popular products.' });
      const old = await fetch(`${served.url}/predict/3`, { method: 'POST' });
      expect(await old.json()).toMatchObject({ success: true, user_id: 3 });
      for (const query of [
        `{ user(id: "${uuidOf(3)}") { id } }`,
        `mutation { recordOrder(input: { userId: "${uuidOf(3)}", productIds: [1] }) { created } }`,
        '{ products(search: "rice") { totalCount } }',
      ]) {
        expect((await served.query(query)).errors?.[0].extensions.code).toBe('DATABASE_UNAVAILABLE');
      }
      const health = await served.query('{ health { status databaseAvailable modelVersion } }');
      expect(health.data.health).toMatchObject({ status: 'DEGRADED', databaseAvailable: false });
    } finally {
      await shop.wire.mend();
    }
    await ready(served);
  });

  test('is unreachable: cached answers are still returned', async () => {
    const caching = await shop.serve();
    const strategyFor = async (user: number) =>
      (await caching.query(queryFor(uuidOf(user)))).data.recommendations.strategy;
    expect(await strategyFor(30)).toBe('PERSONALIZED');
    await shop.wire.cut();
    try {
      expect(await strategyFor(30)).toBe('PERSONALIZED');
      expect(await strategyFor(31)).toBe('POPULAR');
    } finally {
      await shop.wire.mend();
    }
    await ready(served);
  });

  test('is slow: requests stop waiting for it, and it is used again once it has recovered', async () => {
    const outcomes = await underLightLoad(served.query, users, async (load) => {
      await load.until(isPersonal);
      shop.wire.delay(10 * TIMEOUT_MS);
      await load.until(isPopular);
      await load.further(10);
      expect(await served.status('/readyz')).toBe(503);
      shop.wire.delay(0);
      await load.until(isPersonal);
    });
    expectAnswers(outcomes);
    await ready(served);
  });

  test('has no free connection: requests that would wait get popular products', async () => {
    const { pool } = shop.database;
    const blocker = await pool.connect();
    try {
      const outcomes = await underLightLoad(
        served.query,
        users,
        async (load) => {
          await load.until(isPersonal);
          // A request that reads orders now keeps its connection until the statement times out.
          await blocker.query('begin; lock table orders in access exclusive mode');
          await load.until(isPopular);
          await load.further(20);
          await blocker.query('rollback');
          await load.until(isPersonal);
        },
        16,
      );
      expectAnswers(outcomes);
    } finally {
      blocker.release(true);
    }
    await ready(served);
  });
});

async function ready(served: Served): Promise<void> {
  while ((await served.status('/readyz')) !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
}
