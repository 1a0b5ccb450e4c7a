import { inOrder } from '../../src/lib/in-order';

const collect = async <T>(results: AsyncIterable<T>) => {
  const list: T[] = [];
  for await (const result of results) list.push(result);
  return list;
};

/** Work that the test completes explicitly. */
function manual() {
  const running = new Map<number, { resolve: (value: string) => void; reject: (error: Error) => void }>();
  const work = (item: number) =>
    new Promise<string>((resolve, reject) => running.set(item, { resolve, reject }));
  return { running, work };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('inOrder', () => {
  test('yields in the order of the items, whichever finishes first', async () => {
    const { running, work } = manual();
    const all = collect(inOrder([1, 2, 3], 3, work));
    await turn();
    for (const item of [3, 1, 2]) running.get(item)?.resolve(`done ${item}`);
    expect(await all).toEqual(['done 1', 'done 2', 'done 3']);
  });

  test('starts no more items than allowed before the first result is taken', async () => {
    const { running, work } = manual();
    const results = inOrder([1, 2, 3, 4], 2, work);
    const first = results.next();
    await turn();
    expect([...running.keys()]).toEqual([1, 2]);
    running.get(1)?.resolve('one');
    expect(await first).toEqual({ done: false, value: 'one' });
    void results.next();
    await turn();
    expect([...running.keys()]).toEqual([1, 2, 3]);
    for (const { resolve } of running.values()) resolve('');
  });

  test('throws an error in its turn', async () => {
    const { running, work } = manual();
    const results = inOrder([1, 2], 2, work);
    const first = results.next();
    await turn();
    running.get(2)?.reject(new Error('two failed'));
    await turn();
    running.get(1)?.resolve('one');
    expect(await first).toEqual({ done: false, value: 'one' });
    await expect(results.next()).rejects.toThrow('two failed');
  });

  test('yields nothing for no items', async () => {
    expect(await collect(inOrder([], 2, async (item) => item))).toEqual([]);
  });
});
