import { Coalescer } from '../../src/lib/coalescer';
import type { CoalescerOptions } from '../../src/lib/coalescer';
import { OverloadedError } from '../../src/lib/overloaded-error';

/** Work that the test completes explicitly. */
function gated(options: Partial<CoalescerOptions<number, number>> = {}) {
  const calls: { readonly keys: readonly number[]; finish: () => void; fail: (error: Error) => void }[] = [];
  const coalescer = new Coalescer<number, number>({
    maxKeys: 10,
    maxCalls: 1,
    maxQueued: 100,
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
  test('combines the keys requested in one turn and returns each its own value', async () => {
    const { coalescer, calls } = gated();
    const values = Promise.all([coalescer.load(1), coalescer.loadMany([2, 3])]);
    await turn();
    expect(calls.map(({ keys }) => keys)).toEqual([[1, 2, 3]]);
    calls[0].finish();
    expect(await values).toEqual([10, [20, 30]]);
  });

  test('collects keys while a call is in flight; no call starts before its keys are requested', async () => {
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

  test('divides the queue among the free calls, in batches of at least minKeys', async () => {
    const { coalescer, calls } = gated({ maxCalls: 3, minKeys: 2 });
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

  test('exceeds neither maxCalls nor maxKeys', async () => {
    const { coalescer, calls } = gated({ maxKeys: 2, maxCalls: 2 });
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

  test('rejects at once when the queue is full, and accepts keys again afterwards', async () => {
    const { coalescer, calls } = gated({ maxQueued: 2, maxKeys: 1 });
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

  test('rejects keys that time out and does not work for them', async () => {
    const { coalescer, calls } = gated({ timeoutMs: 20 });
    const first = coalescer.load(1);
    await turn();
    const second = coalescer.load(2);
    await expect(first).rejects.toThrow('no answer within 20 ms');
    await expect(second).rejects.toThrow(OverloadedError);
    calls[0].finish();
    await turn();
    expect(calls).toHaveLength(1);
  });

  test('passes a failure to the keys of that call only', async () => {
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
