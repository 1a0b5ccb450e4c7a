/** Fault: the server gets SIGTERM while requests keep arriving. */
import { uuidOf } from '../server/test-shop';
import { queryFor } from './light-load';
import { openShop } from './served-shop';
import type { Served, ServedShop } from './served-shop';

describe('SIGTERM under load', () => {
  let shop: ServedShop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.close());

  test('loses no request that arrives before a load balancer sees /readyz fail', async () => {
    const served = await shop.serve({ SHUTDOWN_DELAY_MS: '1000' });
    const answered: string[] = [];
    let inRotation = true;
    const client = async (user: string) => {
      while (inRotation) {
        const { data } = await served.query(queryFor(user));
        answered.push(data.recommendations.strategy);
      }
    };
    const clients = [1, 2, 3, 4, 5, 6].map((user) => client(uuidOf(user)));
    while (answered.length < 30) await pause();
    served.child.kill('SIGTERM');
    const atSignal = answered.length;
    expect(await firstNotReady(served)).toMatchObject({ ready: false, stopping: true });
    // New requests are still accepted, and each response closes its connection.
    const late = await fetch(`${served.url}/health`);
    expect([late.status, late.headers.get('connection')]).toEqual([200, 'close']);
    inRotation = false;
    await Promise.all(clients);
    expect(answered.length).toBeGreaterThan(atSignal);
    expect(new Set(answered)).toEqual(new Set(['PERSONALIZED']));
    expect(await served.exitCode).toBe(0);
    await expect(fetch(`${served.url}/healthz`)).rejects.toThrow();
  });

  test('waits at most DRAIN_MS for requests that hang', async () => {
    const served = await shop.serve({ DRAIN_MS: '300', DATABASE_TIMEOUT_MS: '600000' });
    const blocker = await shop.database.pool.connect();
    try {
      await blocker.query('begin; lock table orders in access exclusive mode');
      const hanging = served.query(queryFor(uuidOf(1))).then(
        () => 'answered',
        () => 'cut off',
      );
      while (!(await waitsForLock(shop))) await pause();
      served.child.kill('SIGTERM');
      // The lock is held all the time: without a limit, the shutdown would never end.
      expect(await hanging).toBe('cut off');
      await shop.wire.cut();
      expect(await served.exitCode).toBe(0);
    } finally {
      await blocker.query('rollback');
      blocker.release();
    }
  });
});

const pause = () => new Promise((resolve) => setTimeout(resolve, 10));

async function firstNotReady({ url }: Served): Promise<unknown> {
  for (;;) {
    const response = await fetch(`${url}/readyz`);
    if (response.status === 503) return response.json();
    await pause();
  }
}

async function waitsForLock({ database }: ServedShop): Promise<boolean> {
  const { rowCount } = await database.pool.query(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return (rowCount ?? 0) > 0;
}
