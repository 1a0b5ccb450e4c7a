/** @slow Divides large leaves. */
import { leftBinsOf } from '../../src/gbdt/left-bins';
import { JobRunner } from '../../src/gbdt/kernels/job-runner';
import { KernelMemory } from '../../src/gbdt/kernels/kernel-memory';
import { divideRows } from '../../src/gbdt/kernels/partition.reference';
import { createRandom, drawSorted } from '../../src/gbdt/random';
import { RowPartition } from '../../src/gbdt/row-partition';

const rowsOf = (partition: RowPartition, leaf: number): number[] => [...partition.rowsOf(leaf)];

const memory = new KernelMemory();

/** Bins of one feature by row; 3 is the bin of missing values. */
const column = inMemory(Uint8Array.of(0, 2, 1, 3, 2, 0, 3, 1));

function inMemory(bins: Uint8Array): Uint8Array {
  const array = memory.allocate(Uint8Array, bins.length);
  array.set(bins);
  return array;
}

function splitAll(
  splitBin: number,
  missingLeft: boolean,
  rows = Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7),
): RowPartition {
  const partition = new RowPartition(new JobRunner(memory, 1), 8, 3);
  partition.reset(rows);
  const left = rows.filter((row) => column[row] <= splitBin || (missingLeft && column[row] === 3)).length;
  partition.split(0, 1, column, leftBinsOf({ bin: splitBin, missingLeft }, { missingBin: 3 }), left);
  return partition;
}

test.each([
  [1, false, [0, 2, 5, 7], [1, 3, 4, 6]],
  [1, true, [0, 2, 3, 5, 6, 7], [1, 4]],
  [0, false, [0, 5], [1, 2, 3, 4, 6, 7]],
  [2, false, [0, 1, 2, 4, 5, 7], [3, 6]],
])('up to bin %i, missing left %p: both sides keep their order', (splitBin, missingLeft, left, right) => {
  const partition = splitAll(splitBin, missingLeft);
  expect(rowsOf(partition, 0)).toEqual(left);
  expect(rowsOf(partition, 1)).toEqual(right);
  expect([partition.countOf(0), partition.countOf(1)]).toEqual([left.length, right.length]);
});

test('splitting a leaf does not change the others', () => {
  const partition = splitAll(1, false);
  partition.split(1, 2, column, leftBinsOf({ bin: 2, missingLeft: false }, { missingBin: 3 }), 2);
  expect([0, 1, 2].map((leaf) => rowsOf(partition, leaf))).toEqual([
    [0, 2, 5, 7],
    [1, 4],
    [3, 6],
  ]);
});

test('works on a subset of the rows, and can be reused', () => {
  const partition = splitAll(1, false, Int32Array.of(1, 2, 6));
  expect([0, 1].map((leaf) => rowsOf(partition, leaf))).toEqual([[2], [1, 6]]);
  partition.reset(Int32Array.of(4, 5));
  expect(rowsOf(partition, 0)).toEqual([4, 5]);
});

test.each([1, 2, 4])('%i threads divide as the reference does', (numThreads) => {
  const numRows = 150_000;
  const random = createRandom(numThreads);
  const bins = inMemory(Uint8Array.from({ length: numRows }, () => random.nextInt(200)));
  const split = leftBinsOf({ bin: 120, missingLeft: true }, { missingBin: 199 });
  const sides = Uint8Array.from({ length: 256 }, (_, bin) => (bin <= 120 || bin === 199 ? 1 : 0));
  using runner = new JobRunner(memory, numThreads);
  const partition = new RowPartition(runner, numRows, 3);
  for (const count of [numRows, 70_001]) {
    const rows = drawSorted(numRows, count, random);
    partition.reset(rows);
    const left = divideRows(rows, bins, sides);
    partition.split(0, 1, bins, split, left);
    expect(rowsOf(partition, 0)).toEqual([...rows.subarray(0, left)]);
    expect(rowsOf(partition, 1)).toEqual([...rows.subarray(left)]);
    // A child is divided from the array that its parent was divided into.
    const right = rows.slice(left);
    const last = leftBinsOf({ bin: 160, missingLeft: false }, { missingBin: 199 });
    const upTo160 = Uint8Array.from({ length: 256 }, (_, bin) => (bin <= 160 ? 1 : 0));
    const leftOfRight = divideRows(right, bins, upTo160);
    partition.split(1, 2, bins, last, leftOfRight);
    expect(rowsOf(partition, 0)).toEqual([...rows.subarray(0, left)]);
    expect(rowsOf(partition, 1)).toEqual([...right.subarray(0, leftOfRight)]);
    expect(rowsOf(partition, 2)).toEqual([...right.subarray(leftOfRight)]);
  }
});
