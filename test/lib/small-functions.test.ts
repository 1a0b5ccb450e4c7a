import { join, resolve } from 'node:path';
import { compiledPath } from '../../src/lib/compiled-path';
import { concatenated } from '../../src/lib/concatenated';
import { groupBy } from '../../src/lib/group-by';
import { sigmoid } from '../../src/lib/sigmoid';
import { toNumber } from '../../src/lib/to-number';
import { topologicalOrder } from '../../src/lib/topological-order';

test('topologicalOrder puts each name after those it needs, otherwise in alphabetical order', () => {
  const needs = new Map([
    ['c', []],
    ['a', ['d']],
    ['b', ['a', 'c']],
    ['d', []],
  ]);
  expect(topologicalOrder(needs)).toEqual(['d', 'a', 'c', 'b']);
  expect(() => topologicalOrder(new Map([['a', ['x']]]))).toThrow('a needs x, which does not exist');
  const circle = new Map([
    ['a', ['b']],
    ['b', ['a']],
  ]);
  expect(() => topologicalOrder(circle)).toThrow('a depends on itself through b');
});

test('groupBy keeps the order of first appearance and of the input', () => {
  expect([...groupBy([5, 2, 7, 4], (n) => n % 2)]).toEqual([
    [1, [5, 7]],
    [0, [2, 4]],
  ]);
});

test('concatenated', () => {
  expect(concatenated(Int32Array, [Int32Array.of(1), Int32Array.of(), Int32Array.of(2, 3)])).toEqual(
    Int32Array.of(1, 2, 3),
  );
});

test('sigmoid and toNumber convert values', () => {
  expect(sigmoid(0)).toBe(0.5);
  expect(sigmoid(-1000)).toBe(0);
  expect([null, undefined, '12', true, 1.5].map(toNumber)).toEqual([NaN, NaN, 12, 1, 1.5]);
});

test('compiledPath maps src to dist and keeps paths in dist', () => {
  const root = resolve(__dirname, '..', '..');
  const expected = join(root, 'dist', 'inference', 'worker.js');
  expect(compiledPath(join(root, 'src', 'inference'), 'worker')).toBe(expected);
  expect(compiledPath(join(root, 'dist', 'inference'), 'worker')).toBe(expected);
});
