import { IdSet } from '../../src/lib/id-set';

test('contains exactly the added ids, from the smallest to the largest', () => {
  const ids = new IdSet();
  const some = [0, 1, 31, 32, 33, 32_767, 32_768, 65_535, 3_421_083, 2 ** 31 - 1];
  for (const id of some) expect(ids.add(id)).toBe(true);
  for (const id of some) expect(ids.add(id)).toBe(false);
  for (const id of some) expect(ids.has(id)).toBe(true);
  for (const id of [2, 30, 34, 32_766, 32_769, 3_421_082, 2 ** 31 - 2]) expect(ids.has(id)).toBe(false);
});

test('agrees with a Set of numbers', () => {
  const ids = new IdSet();
  const naive = new Set<number>();
  for (let i = 0, id = 7; i < 20_000; i++, id = (id * 48_271) % 2_147_483_647) {
    const near = id % 100_000;
    expect(ids.add(near)).toBe(!naive.has(near));
    naive.add(near);
  }
  for (let id = 0; id < 100_000; id++) if (ids.has(id) !== naive.has(id)) throw new Error(`${id}`);
});
