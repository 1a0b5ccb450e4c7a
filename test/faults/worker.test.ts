/** Fault: the inference thread ends in the middle of a computation. */
import { resolve } from 'node:path';
import { uuidOf } from '../server/test-shop';
import { tally, underLightLoad } from './light-load';
import type { Outcome } from './light-load';
import { openShop } from './served-shop';
import type { Served, ServedShop } from './served-shop';

const preload = resolve(__dirname, 'preload', 'kill-worker.cjs');
const users = [1, 2, 3, 4, 5].map(uuidOf);
const isPersonal = ({ strategy }: Outcome) => strategy === 'PERSONALIZED';

describe('the inference thread', () => {
  let shop: ServedShop;
  let served: Served;
  beforeAll(async () => {
    shop = await openShop();
    served = await shop.serve({ NODE_OPTIONS: `--require ${preload}` });
  });
  afterAll(() => shop.close());

  test('is killed three times: requests being scored get a retryable error, and a new thread serves the others', async () => {
    const outcomes = await underLightLoad(served.query, users, async (load) => {
      for (let i = 0; i < 3; i++) {
        await load.until(isPersonal);
        served.child.kill('SIGUSR2');
        await load.further(3);
        await load.until(isPersonal);
      }
      expect(tally(await load.further(10))).toEqual({ PERSONALIZED: 10 });
    });
    const { PERSONALIZED = 0, MODEL_NOT_READY = 0, ...others } = tally(outcomes);
    expect(others).toEqual({});
    expect(PERSONALIZED).toBeGreaterThan(15);
    // At most the in-flight requests of three clients, three times.
    expect(MODEL_NOT_READY).toBeLessThanOrEqual(9);
    const metrics = await (await fetch(`${served.url}/metrics`)).text();
    expect(metrics).toMatch(/^timele_inference_restarts [1-3]$/m);
    expect(served.child.exitCode).toBeNull();
  });
});
