import { maxRowsOf, strideOf } from '../../src/gbdt/binned-rows';
import { randomToyData, toyDataset } from './toy-data';

test('columns equal the rows, and padding is zero', () => {
  const { storage } = toyDataset(randomToyData(777, 11, 3));
  const { rowMajor, columns, stride, numRows } = storage;
  expect(stride).toBe(16);
  for (let row = 0; row < numRows; row++) {
    const bins = [...rowMajor.subarray(row * stride, (row + 1) * stride)];
    expect(bins).toEqual([...columns.map((column) => column[row]), 0, 0, 0, 0, 0]);
  }
});

test('maxRowsOf rows fit into 4 GiB with both copies of the bins and training', () => {
  for (const numFeatures of [1, 40, 100, 1000]) {
    const bytes = maxRowsOf(numFeatures) * (strideOf(numFeatures) + numFeatures + 60);
    expect(bytes).toBeLessThanOrEqual(2 ** 32 - 2 ** 28);
    expect(bytes).toBeGreaterThan(2 ** 32 - 2 ** 28 - 5000);
  }
});
