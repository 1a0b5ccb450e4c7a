import { SteadyStore } from '../../src/server/steady-store';

type Options = Parameters<SteadyStore['init']>[0];

describe('SteadyStore', () => {
  beforeEach(() => void jest.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => void jest.useRealTimers());

  const storeOf = (windowMs: number) => {
    const store = new SteadyStore();
    store.init({ windowMs } as Options);
    return store;
  };

  test('counts by key and deletes all keys when the window ends', () => {
    const store = storeOf(1000);
    expect(store.increment('a').totalHits).toBe(1);
    expect(store.increment('a').totalHits).toBe(2);
    expect(store.increment('b').totalHits).toBe(1);
    jest.advanceTimersByTime(999);
    expect(store.increment('a').totalHits).toBe(3);
    jest.advanceTimersByTime(1);
    expect(store.increment('a').totalHits).toBe(1);
    expect(store.increment('b').totalHits).toBe(1);
  });

  test('windows are consecutive', () => {
    const store = storeOf(1000);
    jest.advanceTimersByTime(5300);
    store.increment('a');
    jest.advanceTimersByTime(699);
    expect(store.increment('a').totalHits).toBe(2);
    jest.advanceTimersByTime(1);
    expect(store.increment('a').totalHits).toBe(1);
  });

  test.each([-86_400_000, 86_400_000])('a wall clock changed by %d ms affects no window', (jump) => {
    const store = storeOf(1000);
    store.increment('a');
    jest.setSystemTime(Date.now() + jump);
    const { totalHits, resetTime } = store.increment('a');
    expect(totalHits).toBe(2);
    expect(resetTime?.getTime()).toBeGreaterThan(Date.now());
    expect(resetTime?.getTime()).toBeLessThanOrEqual(Date.now() + 1000);
    jest.advanceTimersByTime(1000);
    expect(store.increment('a').totalHits).toBe(1);
  });

  test('decrements hits', () => {
    const store = storeOf(1000);
    store.increment('a');
    store.increment('a');
    store.decrement('a');
    store.decrement('unknown');
    expect(store.increment('a').totalHits).toBe(2);
    store.resetKey('a');
    expect(store.increment('a').totalHits).toBe(1);
  });
});
