/** Fault: the wall clock jumps forwards and back. Durations are measured with the monotonic clock. */
import { resolve } from 'node:path';
import { uuidOf } from '../server/test-shop';
import { tally, underLightLoad } from './light-load';
import { openShop } from './served-shop';
import type { Served, ServedShop } from './served-shop';

const preload = resolve(__dirname, 'preload', 'jumping-clock.cjs');
const jumps = [1, -2, 400, -800];

describe('the wall clock jumps', () => {
  let shop: ServedShop;
  let served: Served;
  beforeAll(async () => {
    shop = await openShop();
    const environment = { NODE_OPTIONS: `--require ${preload}`, CLOCK_JUMPS: jumps.join(',') };
    served = await shop.serve({ ...environment, RATE_LIMIT_PER_MINUTE: '100000' });
  });
  afterAll(() => shop.close());

  test('requests are still answered, orders can be recorded, and no duration is negative', async () => {
    const users = [1, 2, 3].map(uuidOf);
    const outcomes = await underLightLoad(served.query, users, async (load) => {
      for (let i = 0; i < jumps.length; i++) {
        await load.further(3);
        const seen = served.output().split('the clock says').length;
        served.child.kill('SIGUSR2');
        while (served.output().split('the clock says').length === seen) await load.further(1);
        await load.further(3);
        const order = await served.query(
          `mutation { recordOrder(input: { userId: "${uuidOf(20)}", productIds: [20, 61] }) { created order { daysSincePriorOrder } } }`,
        );
        expect(order.errors).toBeUndefined();
        const { created, order: recorded } = order.data.recordOrder;
        expect(created).toBe(true);
        // Null if the previous order has no date.
        expect(recorded.daysSincePriorOrder ?? 0).toBeGreaterThanOrEqual(0);
        const again = await served.query(
          `{ recommendations(userId: "${uuidOf(20)}", first: 3) { strategy items { score } } health { status } }`,
        );
        expect(again.data).toMatchObject({
          recommendations: { strategy: 'PERSONALIZED' },
          health: { status: 'HEALTHY' },
        });
      }
    });
    expect(tally(outcomes)).toEqual({ PERSONALIZED: outcomes.length });
    const metrics = await (await fetch(`${served.url}/metrics`)).text();
    const sums = [...metrics.matchAll(/^timele_\w+_seconds_sum(?:\{[^}]*\})? (\S+)$/gm)];
    expect(sums.length).toBeGreaterThan(2);
    for (const [line, sum] of sums) expect([line, Number(sum) >= 0]).toEqual([line, true]);
  });
});
