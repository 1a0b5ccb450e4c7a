import { binOf, fitBinMappers, sameBins } from '../../src/gbdt/bin-mapper';
import { binCategories, categoryMapper, fitCategories } from '../../src/gbdt/category-bins';

const options = { maxBin: 255, minDataInBin: 1 };

test('the most frequent category gets the first bin, ties by number; other values have none', () => {
  const values = Float32Array.of(7, 7, 7, 2, 2, 5, 5, 0, NaN, -1, -3, Infinity, 2.9);
  const mapper = fitCategories(values, options);
  expect([...mapper.categories!]).toEqual([2, 7, 5, 0]);
  expect(mapper).toMatchObject({ numValueBins: 4, missingBin: 4, numBins: 5 });
  expect([2, 2.9, 7, 5, 0, -0.5, -1, NaN, 3, Infinity].map((value) => binOf(mapper, value))).toEqual([
    0, 0, 1, 2, 3, 3, 4, 4, 4, 4,
  ]);
});

test('rare categories share the bin of missing values', () => {
  const values = Float32Array.from({ length: 600 }, (_, i) => (i < 300 ? i : 300 + (i % 3)));
  expect(fitCategories(values, { maxBin: 255, minDataInBin: 3 }).categories).toHaveLength(3);
  expect(fitCategories(values, { maxBin: 10, minDataInBin: 1 }).categories).toHaveLength(10);
  // The two most frequent stay, however rare.
  expect(fitCategories(Float32Array.of(1, 2, 3), { maxBin: 255, minDataInBin: 9 }).categories).toHaveLength(
    2,
  );
});

test('columns are binned as single values are', () => {
  const mapper = categoryMapper(Int32Array.of(4, 0, 9));
  const rows = Float32Array.of(1, 4, 1, 0.5, 1, 9, 1, 8, 1, NaN);
  const out = new Uint8Array(10);
  binCategories(mapper, rows, 1, 2, out, 2);
  expect([1, 3, 5, 7, 9].map((at) => out[at])).toEqual([0, 1, 2, 3, 3]);
});

test('fitBinMappers distinguishes categorical features', () => {
  const sample = Float32Array.of(3, 3, 1, 1, 3, 2);
  const [categorical, numerical] = fitBinMappers(sample, 2, { ...options, categorical: [0] });
  expect([...categorical.categories!]).toEqual([3, 1]);
  expect(numerical.categories).toBeUndefined();
  expect(sameBins(categorical, categoryMapper(Int32Array.of(3, 1)))).toBe(true);
  expect(sameBins(categorical, categoryMapper(Int32Array.of(1, 3)))).toBe(false);
  expect(sameBins(categorical, numerical)).toBe(false);
});

test('a category that float32 cannot represent is rejected', () => {
  expect(() => fitCategories(Float32Array.of(2 ** 24), options)).toThrow('categories from 0 to 16777215');
});
