import { mapAt, ndcgAt } from '../../src/gbdt/ranking-metrics';

const starts = [0, 3];

describe('ndcgAt', () => {
  test('is 1 for the best order and less for any other', () => {
    expect(ndcgAt({ labels: [2, 1, 0], scores: [3, 2, 1], starts }, 3)).toBe(1);
    const swapped = (3 / Math.log2(3) + 1) / (3 + 1 / Math.log2(3));
    expect(ndcgAt({ labels: [2, 1, 0], scores: [2, 3, 1], starts }, 3)).toBeCloseTo(swapped, 12);
  });

  test('uses only the top k rows, in the ideal order as well', () => {
    expect(ndcgAt({ labels: [0, 1, 1], scores: [3, 2, 1], starts }, 1)).toBe(0);
    const two = 1 / Math.log2(3) / (1 + 1 / Math.log2(3));
    expect(ndcgAt({ labels: [0, 1, 1], scores: [3, 2, 1], starts }, 2)).toBeCloseTo(two, 12);
  });

  test('uses labelGain', () => {
    const dcg = (1 + 5 / Math.log2(3)) / (5 + 1 / Math.log2(3));
    expect(ndcgAt({ labels: [0, 1], scores: [2, 1], starts: [0, 2] }, 5, [1, 5])).toBeCloseTo(dcg, 12);
  });
});

describe('mapAt', () => {
  test('is the mean of the precision at each positive', () => {
    const ranked = { labels: [1, 0, 1], scores: [3, 2, 1], starts };
    expect(mapAt(ranked, 3)).toBeCloseTo((1 + 2 / 3) / 2, 12);
    expect(mapAt(ranked, 1)).toBe(1);
    expect(mapAt({ ...ranked, scores: [2, 3, 1] }, 1)).toBe(0);
  });
});

describe.each([
  ['ndcgAt', ndcgAt],
  ['mapAt', mapAt],
])('%s', (_, metric) => {
  test('keeps the order of the rows where scores are equal', () => {
    expect(metric({ labels: [1, 0], scores: [1, 1], starts: [0, 2] }, 1)).toBe(1);
    expect(metric({ labels: [0, 1], scores: [1, 1], starts: [0, 2] }, 1)).toBe(0);
  });

  test('a group without any gain counts as 1, and so does an empty set of groups', () => {
    expect(metric({ labels: [0, 0], scores: [1, 2], starts: [0, 2] }, 3)).toBe(1);
    expect(metric({ labels: [], scores: [], starts: [0] }, 3)).toBe(1);
  });

  test('is the mean over groups, weighted by the mean weight of their rows', () => {
    const ranked = { labels: [1, 0, 0, 1], scores: [2, 1, 2, 1], starts: [0, 2, 4] };
    expect(metric(ranked, 1)).toBe(0.5);
    expect(metric({ ...ranked, weights: [3, 3, 1, 1] }, 1)).toBe(0.75);
    expect(metric({ ...ranked, weights: [0, 0, 0, 0] }, 1)).toBe(1);
  });
});
