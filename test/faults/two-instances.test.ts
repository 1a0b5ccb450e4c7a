/** Two servers on one database behind a plain TCP load balancer; one is killed under load. */
import { uuidOf } from '../server/test-shop';
import { sendQuery } from '../server/test-service';
import { underLightLoad, tally } from './light-load';
import { openShop } from './served-shop';
import type { Served, ServedShop } from './served-shop';
import { openWire } from './wire';
import type { Wire } from './wire';

describe('two instances', () => {
  let shop: ServedShop;
  let both: readonly Served[];
  let balancer: Wire;
  beforeAll(async () => {
    shop = await openShop();
    both = await Promise.all([shop.serve(), shop.serve()]);
    let turn = 0;
    balancer = await openWire(() => {
      const { hostname, port } = new URL(both[turn++ % both.length].url);
      return { host: hostname, port: Number(port) };
    });
  });
  afterAll(async () => {
    await balancer.close();
    await shop.close();
  });

  test('one is killed: no request fails that is retried', async () => {
    const url = `http://127.0.0.1:${balancer.port}`;
    let retries = 0;
    const ask = async (query: string) => {
      for (let left = 3; ; left--) {
        try {
          // A new connection each time, so that the load balancer can choose.
          return await sendQuery(url, query, {}, { connection: 'close' });
        } catch (error) {
          if (left === 0) throw error;
          retries += 1;
        }
      }
    };
    const [first, second] = both as [Served, Served];
    const outcomes = await underLightLoad(
      ask,
      [1, 2, 3, 4, 5].map(uuidOf),
      async (load) => {
        await load.further(20);
        first.child.kill('SIGKILL');
        await first.exitCode;
        await load.further(40);
      },
      6,
    );
    expect(tally(outcomes)).toEqual({ PERSONALIZED: outcomes.length });
    expect(retries).toBeGreaterThan(0);
    expect(second.child.exitCode).toBeNull();
  });

  test('an order recorded on one is reflected by the other immediately', async () => {
    const [again, second] = [await shop.serve(), both[1]];
    const user = uuidOf(40);
    const orders = `{ user(id: "${user}") { orders(first: 1) { totalCount } } }`;
    const before = (await second.query(orders)).data.user.orders.totalCount as number;
    const recorded = await again.query(
      `mutation { recordOrder(input: { userId: "${user}", productIds: [40] }) { created } }`,
    );
    expect(recorded.data.recordOrder.created).toBe(true);
    expect((await second.query(orders)).data.user.orders.totalCount).toBe(before + 1);
  });
});
