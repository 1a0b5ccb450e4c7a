import { shownCandidates } from '../../src/recommend/shown-candidates';

/** Rows 7 to 3, of which the first three are the shortlist. */
const ranked = {
  candidates: Int32Array.of(7, 6, 5, 4, 3),
  probabilities: Float64Array.of(0.5, 0.25, 0.125, 0.0625, 0.03125),
  stage2Rows: [0, 1, 2].map(() => new Float32Array(1)),
  expectedOutside: 1,
};

const show = (rows: readonly number[], first = 100) => {
  const admitted = Uint8Array.from({ length: 8 }, (_, row) => (rows.includes(row) ? 1 : 0));
  return shownCandidates({ admitted }, ranked, first);
};

test('without a filter the head of the ranking is shown, and nothing is hidden', () => {
  expect(show([3, 4, 5, 6, 7], 2)).toEqual({ places: [0, 1], expectedOutside: 1 });
  expect(show([3, 4, 5, 6, 7], 3)).toEqual({ places: [0, 1, 2], expectedOutside: 1 });
});

test('what the filter hides is expected outside', () => {
  expect(show([5, 7])).toEqual({ places: [0, 2], expectedOutside: 1.25 });
  expect(show([])).toEqual({ places: [], expectedOutside: 1.875 });
});

test('what is shown from below the shortlist is no longer expected outside', () => {
  expect(show([3, 4], 1)).toEqual({ places: [3], expectedOutside: 1.8125 });
  expect(show([3, 4])).toEqual({ places: [3, 4], expectedOutside: 1.78125 });
});

test('the expected number outside is never negative', () => {
  const admitted = new Uint8Array(8).fill(1);
  expect(shownCandidates({ admitted }, { ...ranked, expectedOutside: 0 }, 5).expectedOutside).toBe(0);
});
