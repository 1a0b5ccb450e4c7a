/**
 * Bounds fitted by the kernel are those of the TypeScript reference, to the last bit.
 *
 * @slow Sorts many values.
 */
import fc from 'fast-check';
import { fitBinMappers } from '../../../src/gbdt/bin-mapper';
import { greedyBounds } from '../../../src/gbdt/greedy-bounds';
import { BoundsFitter } from '../../../src/gbdt/kernels/bounds-fitter';
import { sortedFloat32 } from '../../../src/gbdt/radix-sort';
import { randomToyData } from '../toy-data';

/** As the kernel: missing values are left out, and take a bin where there are any. */
function boundsByReference(column: ArrayLike<number>, maxBin: number, minDataInBin: number): Float32Array {
  const present = Float32Array.from(Array.from(column).filter((value) => !Number.isNaN(value)));
  const isComplete = present.length === column.length;
  return greedyBounds(sortedFloat32(present), isComplete ? maxBin : maxBin - 1, minDataInBin);
}

const value = fc.oneof(
  fc.float(),
  fc.float({ noNaN: true, min: -2, max: 2 }),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(-0, 0, Infinity, -Infinity, NaN),
);

test('columns of any values', () => {
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 120 }),
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 1, max: 9 }),
      (values, maxBin, minDataInBin) => {
        using fitter = new BoundsFitter(values.length, 2, 1);
        fitter.columns[0].set(values);
        fitter.columns[1].set(values.toReversed());
        const expected = boundsByReference(Float32Array.from(values), maxBin, minDataInBin);
        expect(fitter.fit(2, { maxBin, minDataInBin })).toEqual([expected, expected]);
      },
    ),
  );
});

test.each([1, 2, 4])('%i threads fit a sample as the reference does', (numThreads) => {
  const numFeatures = 21; // more than a group of columns
  const { rows, numRows } = randomToyData(100_000, numFeatures, 3);
  const mappers = fitBinMappers(rows, numFeatures, { maxBin: 255, minDataInBin: 3, numThreads });
  mappers.forEach(({ bounds }, feature) => {
    const column = Float32Array.from({ length: numRows }, (_, row) => rows[row * numFeatures + feature]);
    expect(bounds).toEqual(boundsByReference(column, 255, 3));
  });
});
