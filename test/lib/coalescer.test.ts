import { Coalescer } from '../../src/lib/coalescer';
import type { CoalescerOptions } from '../../src/lib/coalescer';
import { OverloadedError } from '../../src/lib/overloaded-error';

/** Work that ends when the test says so. */
function gated(options: Partial<CoalescerOptions<number, number>> = {}) {
  const calls: { readonly keys: readonly number[]; finish(): void; fail(error: Error): void }[] = [];
  const coalescer = new Coalescer<number, number>({
    mostKeys: 10,
    mostCalls: 1,
    mostWaiting: 100,
    timeoutMs: 10_000,
    work: (keys) =>
      new Promise((resolve, reject) => {
        calls.push({ keys, finish: () => resolve(keys.map((key) => key * 10)), fail: reject });
      }),
    ...options,
  });
  return { coalescer, calls };
}

const turn = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));

describe('Coalescer', () => {
  test('puts together what is asked for in one turn, and gives each its own value', async () => {
    const { coalescer, calls } = gated();
    const values = Promise.all([coalescer.load(1), coalescer.loadMany([2, 3])]);
    await turn();
    expect(calls.map(({ keys }) => keys)).toEqual([[1, 2, 3]]);
    calls[0].finish();
    expect(await values).toEqual([10, [20, 30]]);
  });

  test('collects what is asked for while a call is under way; no call starts before its question', async () => {
    const { coalescer, calls } = gated();
    const first = coalescer.load(1);
    await turn();
    const later = [coalescer.load(1), coalescer.load(4)];
    await turn();
    expect(calls).toHaveLength(1);
    expect(coalescer.stats().waiting).toBe(2);
    calls[0].finish();
    await first;
    await turn();
    expect(calls[1].keys).toEqual([1, 4]);
    calls[1].finish();
    expect(await Promise.all(later)).toEqual([10, 40]);
    expect(coalescer.stats()).toEqual({ waiting: 0, calls: 2, keys: 3, refused: 0 });
  });

  test('shares out what waits among the free calls, but gives none fewer than pays', async () => {
    const { coalescer, calls } = gated({ mostCalls: 3, fewestKeys: 2 });
    const values = [
      coalescer.load(1),
      coalescer.loadMany([2, 3, 4, 5]),
      coalescer.load(6),
      coalescer.load(7),
    ];
    await turn();
    expect(calls.map(({ keys }) => keys)).toEqual([
      [1, 2, 3],
      [4, 5],
      [6, 7],
    ]);
    calls.forEach(({ finish }) => finish());
    expect(await Promise.all(values)).toEqual([10, [20, 30, 40, 50], 60, 70]);
  });

  test('starts no more calls at a time and puts no more keys into one than it may', async () => {
    const { coalescer, calls } = gated({ mostKeys: 2, mostCalls: 2 });
    const values = coalescer.loadMany([1, 2, 3, 4, 5]);
    await turn();
    expect(calls.map(({ keys }) => keys)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    calls[1].finish();
    await turn();
    expect(calls[2].keys).toEqual([5]);
    calls[0].finish();
    calls[2].finish();
    expect(await values).toEqual([10, 20, 30, 40, 50]);
  });

  test('refuses at once when too many wait, and serves again afterwards', async () => {
    const { coalescer, calls } = gated({ mostWaiting: 2, mostKeys: 1 });
    const kept = [coalescer.load(1), coalescer.load(2)];
    await expect(coalescer.load(3)).rejects.toThrow(OverloadedError);
    for (let i = 0; i < 2; i++) {
      await turn();
      calls[i].finish();
    }
    expect(await Promise.all(kept)).toEqual([10, 20]);
    const again = coalescer.load(3);
    await turn();
    calls[2].finish();
    expect(await again).toBe(30);
    expect(coalescer.stats().refused).toBe(1);
  });

  test('rejects a caller when the timeout ends, and does not work for it any more', async () => {
    const { coalescer, calls } = gated({ timeoutMs: 20 });
    const first = coalescer.load(1);
    await turn();
    const second = coalescer.load(2);
    await expect(first).rejects.toThrow('not answered within 20 ms');
    await expect(second).rejects.toThrow(OverloadedError);
    calls[0].finish();
    await turn();
    expect(calls).toHaveLength(1);
  });

  test('passes a failure to those who shared the call, and to nobody else', async () => {
    const { coalescer, calls } = gated();
    const together = Promise.allSettled([coalescer.load(1), coalescer.load(2)]);
    await turn();
    const next = coalescer.load(3);
    calls[0].fail(new Error('no database'));
    expect((await together).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await turn();
    calls[1].finish();
    expect(await next).toBe(30);
  });
});
