/** The sentences about a model that is worse than a baseline, in all of the data or in a part of it. */
import type { Interval } from '../../src/evaluation/bootstrap';
import { comparisonLines } from '../../src/evaluation/comparison-lines';
import type { MethodResult } from '../../src/evaluation/method-results';
import type { Slice } from '../../src/evaluation/slices';

const around = (mean: number): Interval => ({ mean, low: mean - 0.01, high: mean + 0.01 });
const ofAll = (mean: number) => ({
  'recall@10': around(mean),
  'ndcg@10': around(mean),
  basketF1: around(mean),
});

const model: MethodResult = {
  name: 'ours',
  kind: 'ours',
  metrics: { ...ofAll(0.4), 'repeatRecall@10': around(0.6), 'exploreRecall@10': around(0.004) },
  catalogueCoverage: 0.5,
};
const baseline = (differences: Readonly<Record<string, Interval>>): MethodResult => ({
  name: 'TIFU-KNN',
  kind: 'baseline',
  metrics: ofAll(0.4),
  oursMinusThis: differences,
  catalogueCoverage: 0.5,
});
const slice = (targets: number, difference: number): Slice => ({
  dimension: 'orders before',
  name: '1 to 2',
  targets,
  methods: {},
  against: { 'ndcg@10': { baseline: 'TIFU-KNN', difference: around(difference) } },
});
const linesOf = (methods: readonly MethodResult[], slices: readonly Slice[] = []) =>
  comparisonLines({ methods, slices });

test('metrics that are worse and metrics without a clear difference are named, with the interval', () => {
  const lines = linesOf([
    model,
    baseline({ 'recall@10': around(-0.02), 'ndcg@10': around(0.005), basketF1: around(0.02) }),
  ]);
  expect(lines).toEqual([
    'Worse than the best baseline: recall@10 (TIFU-KNN, difference -0.0200 [-0.0300, -0.0100]).',
    'No clear difference to the best baseline: ndcg@10 (TIFU-KNN, difference +0.0050 [-0.0050, +0.0150]).',
    'Of products bought before, ten recommendations find 60.0 %; of products new to the user, 0.4 %.',
  ]);
});

test('a model that is better everywhere is reported as such', () => {
  expect(linesOf([model, baseline(ofAll(0.02))])[0]).toBe('Better than every baseline in all main metrics.');
});

test('groups of users for whom a baseline is better are named, unless they are small', () => {
  const lines = linesOf(
    [model, baseline(ofAll(0.02))],
    [slice(40, -0.05), slice(40, 0.05), slice(10, -0.05)],
  );
  expect(lines.slice(2)).toEqual(['Worse than TIFU-KNN in NDCG@10 for 40 users with orders before: 1 to 2.']);
});

test('without baselines nothing is compared', () => {
  expect(linesOf([model])).toEqual([]);
});
