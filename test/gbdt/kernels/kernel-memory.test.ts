import { KernelMemory } from '../../../src/gbdt/kernels/kernel-memory';

test('arrays do not overlap and start at cache lines', () => {
  const memory = new KernelMemory();
  const bytes = memory.allocate(Uint8Array, 100_000).fill(1);
  const floats = memory.allocate(Float64Array, 1000).fill(2);
  expect(bytes.every((byte) => byte === 1)).toBe(true);
  expect(floats.every((number) => number === 2)).toBe(true);
  expect([bytes.byteOffset % 64, floats.byteOffset % 64]).toEqual([0, 0]);
});

test('released memory is reused, merged with its free neighbours', () => {
  const memory = new KernelMemory();
  const [a, b, c, last] = [1, 2, 3, 4].map(() => memory.allocate(Int32Array, 1000));
  for (const array of [c, a, b]) memory.release(array);
  const larger = memory.allocate(Int32Array, 3000);
  expect(larger.byteOffset).toBe(a.byteOffset);
  expect(larger.byteOffset + larger.byteLength).toBeLessThanOrEqual(last.byteOffset);
  expect(memory.allocate(Int32Array, 1000).byteOffset).toBeGreaterThan(last.byteOffset);
});

test('a smaller array leaves the rest of a free block available', () => {
  const memory = new KernelMemory();
  const large = memory.allocate(Uint8Array, 10_000);
  memory.allocate(Uint8Array, 1);
  memory.release(large);
  const [first, second] = [memory.allocate(Uint8Array, 4000), memory.allocate(Uint8Array, 4000)];
  expect(first.byteOffset).toBe(large.byteOffset);
  expect(second.byteOffset).toBeGreaterThan(first.byteOffset);
  expect(second.byteOffset).toBeLessThan(large.byteOffset + large.byteLength);
});

test('the most recent array grows in place and keeps its contents', () => {
  const memory = new KernelMemory();
  const array = memory.allocate(Uint8Array, 10);
  array.fill(9);
  const longer = memory.extend(array, 1_000_000);
  expect([longer.byteOffset, longer.length, longer[9], longer[10]]).toEqual([
    array.byteOffset,
    1_000_000,
    9,
    0,
  ]);
});

test('more than 4 GiB is rejected, with advice', () => {
  const memory = new KernelMemory();
  expect(() => memory.allocate(Float64Array, 2 ** 29)).toThrow(
    /expected a dataset that fits the trainer's 4 GiB memory .*fewer rows.*, got one that needs 4\.0 GiB/,
  );
});
