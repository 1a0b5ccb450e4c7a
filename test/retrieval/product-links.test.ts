import { SparseSums } from '../../src/lib/sparse-sums';
import { addLinked, addLinkedTo, clearLinked, productLinks } from '../../src/retrieval/product-links';
import { tinyCatalogue } from '../recommend/tiny-catalogue';

const { products } = tinyCatalogue();
const rows = [
  [10, 30, 0.5],
  [10, 20, 0.25],
  [40, 10, 0.125],
];
const links = productLinks(products, rows);

test('each product has its own links, by index, in the order given', () => {
  const ofProduct = (index: number) =>
    Array.from(links.products.subarray(links.starts[index], links.starts[index + 1]));
  expect([0, 1, 2, 3, 4].map(ofProduct)).toEqual([[2, 1], [], [], [0], []]);
  expect(Array.from(links.confidences)).toEqual([0.5, 0.25, 0.125]);
});

test('a catalogue without links has an empty list for every product', () => {
  expect(productLinks(products, [])).toEqual({
    starts: new Int32Array(6),
    products: new Int32Array(0),
    confidences: new Float64Array(0),
    rowOf: new Int32Array(0),
  });
});

test('sums are weighted by the product that leads there, and add up', () => {
  const sums = new Float64Array(5);
  addLinkedTo(sums, links, 0, 2);
  addLinkedTo(sums, links, 3, 8);
  addLinkedTo(sums, links, 0, 1);
  expect(Array.from(sums)).toEqual([1, 0.75, 1.5, 0, 0]);
});

test('sparse and dense sums agree', () => {
  const dense = new Float64Array(5);
  const sparse = new SparseSums(5, 2);
  for (const [product, weight] of [
    [0, 2],
    [3, 1],
    [4, 7],
  ]) {
    addLinkedTo(dense, links, product, weight);
    addLinked(links, product, weight, sparse, 1);
  }
  expect([0, 1, 2, 3, 4].map((product) => sparse.at(product, 1))).toEqual(Array.from(dense));
  expect([0, 1, 2, 3, 4].map((product) => sparse.at(product, 0))).toEqual([0, 0, 0, 0, 0]);
});

test('clearing removes the links of one product only', () => {
  const sums = new Float64Array(5);
  addLinkedTo(sums, links, 0, 1);
  addLinkedTo(sums, links, 3, 1);
  clearLinked(sums, links, 0);
  expect(Array.from(sums)).toEqual([0.125, 0, 0, 0, 0]);
});
