import { leftBinsOf } from '../../src/gbdt/left-bins';
import { RowPartition } from '../../src/gbdt/row-partition';

const rowsOf = (partition: RowPartition, leaf: number): number[] => [
  ...partition.rowIndices.subarray(partition.beginOf(leaf), partition.endOf(leaf)),
];

/** Bins of one feature by row; 3 is the bin of missing values. */
const column = Uint8Array.of(0, 2, 1, 3, 2, 0, 3, 1);

function splitAll(
  splitBin: number,
  missingLeft: boolean,
  rows = Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7),
): RowPartition {
  const partition = new RowPartition(8, 3);
  partition.reset(rows);
  partition.split(0, 1, column, leftBinsOf({ bin: splitBin, missingLeft }, { missingBin: 3 }));
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

test('splitting a leaf leaves the others alone', () => {
  const partition = splitAll(1, false);
  partition.split(1, 2, column, leftBinsOf({ bin: 2, missingLeft: false }, { missingBin: 3 }));
  expect([0, 1, 2].map((leaf) => rowsOf(partition, leaf))).toEqual([
    [0, 2, 5, 7],
    [1, 4],
    [3, 6],
  ]);
});

test('works on some of the rows, and can be used again', () => {
  const partition = splitAll(1, false, Int32Array.of(1, 2, 6));
  expect([0, 1].map((leaf) => rowsOf(partition, leaf))).toEqual([[2], [1, 6]]);
  partition.reset(Int32Array.of(4, 5));
  expect(rowsOf(partition, 0)).toEqual([4, 5]);
});
