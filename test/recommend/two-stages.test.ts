/** The two stages with scorers of one line each. */
import { featureNames } from '../../src/features/feature-columns';
import type { Scorer } from '../../src/inference/scorer';
import { sigmoid } from '../../src/lib/sigmoid';
import type { ServingSettings } from '../../src/recommend/serving-settings';
import { stage2Names, stage2Place } from '../../src/recommend/shortlist-rows';
import { rankInTwoStages } from '../../src/recommend/two-stages';
import type { RankedCandidates } from '../../src/recommend/two-stages';
import type { CandidateRows } from '../../src/retrieval/candidate-rows';
import { tinyCatalogue, tinyColumns } from './tiny-catalogue';

const WIDTH = featureNames.length;
const catalogue = tinyCatalogue();
const settings: ServingSettings = {
  retrieval: { userNeighbours: 0, coPurchase: 0, transition: 0, aislePopular: 0, popular: 0 },
  shortlistSize: 100,
  stage2Weight: 0.5,
  calibration: { slope: 1, intercept: 0 },
  outsideShare: 0,
  outsideDispersion: 0,
};

/** Scores a row by one of its columns. */
const byColumn =
  (names: readonly string[], name: string): Scorer =>
  async (rows, numRows) =>
    Float32Array.from({ length: numRows }, (_, row) => rows[row * names.length + names.indexOf(name)]);

const stage1 = byColumn(featureNames, 'product_order_share');
const nothing: Scorer = async (_, numRows) => new Float32Array(numRows);
/** Prefers what stage 1 ranked last. */
const byRank = byColumn(stage2Names, 'stage1_rank');

/**
 * Requests with candidates 10, 20, ...; the numbers are their scores in stage 1.
 *
 * @param added how many of the last candidates only the filter brought in, in each request
 */
function candidatesOf(requests: readonly (readonly number[])[], meanBasket = 0, added = 0): CandidateRows {
  const scores = requests.flat();
  const rows = new Float32Array(scores.length * WIDTH).fill(NaN);
  scores.forEach((score, row) => {
    rows[row * WIDTH + featureNames.indexOf('product_order_share')] = score;
    rows[row * WIDTH + featureNames.indexOf('user_mean_basket')] = meanBasket;
  });
  const starts = new Int32Array(requests.length + 1);
  requests.forEach((own, r) => (starts[r + 1] = starts[r] + own.length));
  return {
    histories: { columns: tinyColumns, of: [] },
    starts,
    listEnds: Int32Array.from(requests, (own, r) => starts[r] + own.length - added),
    admitted: new Uint8Array(scores.length).fill(1),
    candidates: requests.flatMap((own) => own.map((_, product) => ({ product, source: 'HISTORY' as const }))),
    rows,
    width: WIDTH,
  };
}

const rank = (
  requests: readonly (readonly number[])[],
  changed: Partial<ServingSettings> = {},
  stage2 = byRank,
  meanBasket = 0,
) =>
  rankInTwoStages(
    candidatesOf(requests, meanBasket),
    catalogue,
    { stage1, stage2 },
    { ...settings, ...changed },
  );

const orderOf = ({ candidates }: RankedCandidates) => Array.from(candidates);

test('with weight 0 the order and the probabilities are those of stage 1', async () => {
  const [ranked] = await rank([[0.5, 2, -1, 1]], { stage2Weight: 0 });
  expect(orderOf(ranked)).toEqual([1, 3, 0, 2]);
  expect(Array.from(ranked.probabilities)).toEqual([2, 1, 0.5, -1].map(sigmoid));
});

test('stage 2 adds its score, as much as its weight says', async () => {
  // Ranks 1 to 3 are added with weight 1/2: 0.5 + 0.5, 0.25 + 1, 0 + 1.5.
  const [ranked] = await rank([[0.5, 0.25, 0]]);
  expect(orderOf(ranked)).toEqual([2, 1, 0]);
  expect(Array.from(ranked.probabilities)).toEqual([1.5, 1.25, 1].map(sigmoid));
});

test('calibration is applied to the sum', async () => {
  const [ranked] = await rank([[1]], { calibration: { slope: 2, intercept: -3 } });
  expect(ranked.probabilities[0]).toBeCloseTo(sigmoid(2 * 1.5 - 3), 12);
});

test('equal scores keep the order of stage 1, and of the candidates before it', async () => {
  const [equal] = await rank([[1, 1, 1]], {}, nothing);
  expect(orderOf(equal)).toEqual([0, 1, 2]);
  // Stage 2 makes all sums 1.5: the order of stage 1 stays.
  const [corrected] = await rank([[0, 1, 0.5]]);
  expect(Array.from(corrected.probabilities)).toEqual([1.5, 1.5, 1.5].map(sigmoid));
  expect(orderOf(corrected)).toEqual([1, 2, 0]);
});

test('stage 2 sees the shortlist alone, which comes first in the ranking', async () => {
  const rows: number[] = [];
  const counting: Scorer = async (_, numRows) => {
    rows.push(numRows);
    return new Float32Array(numRows);
  };
  const [ranked] = await rank([[0.5, 2, -1, 1]], { shortlistSize: 2 }, counting);
  expect(rows).toEqual([2]);
  expect(orderOf(ranked)).toEqual([1, 3, 0, 2]);
  expect(ranked.stage2Rows).toHaveLength(2);
});

test('below the shortlist the score is that of stage 1, but at most the lowest of the shortlist', async () => {
  // Stage 2 lowers the scores 3 and 2 of the shortlist to 1 and 0; 0.5 is bounded, -1 is not.
  const lower: Scorer = async (_, numRows) => new Float32Array(numRows).fill(-4);
  const [ranked] = await rank([[-1, 2, 0.5, 3]], { shortlistSize: 2 }, lower);
  expect(orderOf(ranked)).toEqual([3, 1, 2, 0]);
  expect(Array.from(ranked.probabilities)).toEqual([1, 0, 0, -1].map(sigmoid));
});

test('candidates that only the filter brought in change no score of the list', async () => {
  const cut = { ...settings, shortlistSize: 2 };
  const [list] = await rankInTwoStages(
    candidatesOf([[1, 2, 0]], 12),
    catalogue,
    { stage1, stage2: byRank },
    cut,
  );
  const more = candidatesOf([[1, 2, 0, 5, 0, 0.5]], 12, 3);
  const [filtered] = await rankInTwoStages(more, catalogue, { stage1, stage2: byRank }, cut);
  expect(orderOf(list)).toEqual([1, 0, 2]);
  // 5 is bounded by the lowest of the shortlist, 2 is the smaller product of two with score 0.
  expect(orderOf(filtered)).toEqual([1, 0, 3, 5, 2, 4]);
  expect(Array.from(filtered.probabilities)).toEqual([2.5, 2, 2, 0.5, 0, 0].map(sigmoid));
  expect(filtered.stage2Rows).toEqual(list.stage2Rows);
  expect(filtered.expectedOutside).toBe(list.expectedOutside);
});

test('expectedOutside counts candidates beyond the shortlist, and products that are no candidates', async () => {
  const cut = { shortlistSize: 2, calibration: { slope: 2, intercept: 1 } };
  const [ranked] = await rank([[0.5, 2, 1, -1]], cut, nothing);
  expect(ranked.expectedOutside).toBeCloseTo(sigmoid(2 * 0.5 + 1) + sigmoid(2 * -1 + 1), 12);
  const [withShare] = await rank([[1, 2]], { outsideShare: 0.25 }, nothing, 12);
  expect(withShare.expectedOutside).toBe(3);
  const [all] = await rank([[1, 2]], {}, nothing, 12);
  expect(all.expectedOutside).toBe(0);
});

test('each product keeps its row of stage 2, in the final order', async () => {
  const [ranked] = await rank([[0.5, 0.25, 0]]);
  expect(ranked.stage2Rows.map((row) => row[stage2Place.stage1_rank])).toEqual([3, 2, 1]);
  expect(ranked.stage2Rows.map((row) => row[stage2Place.stage1_score])).toEqual([0, 0.25, 0.5]);
});

test('a batch ranks each request as it is ranked alone, with one call of each scorer', async () => {
  const requests = [[0.5, 2, -1, 1], [], [3], [0, 0, 1]];
  const calls: string[] = [];
  const counted =
    (name: string, scorer: Scorer): Scorer =>
    (rows, numRows) => {
      calls.push(`${name}: ${numRows}`);
      return scorer(rows, numRows);
    };
  const scorers = { stage1: counted('stage 1', stage1), stage2: counted('stage 2', byRank) };
  const found = candidatesOf(requests);
  const together = await rankInTwoStages(found, catalogue, scorers, settings);
  expect(calls).toEqual(['stage 1: 8', 'stage 2: 8']);
  for (const [r, request] of requests.entries()) {
    const [alone] = await rank([request]);
    expect(orderOf(together[r])).toEqual(orderOf(alone).map((row) => found.starts[r] + row));
    expect(together[r].probabilities).toEqual(alone.probabilities);
    expect(together[r].stage2Rows).toEqual(alone.stage2Rows);
    expect(together[r].expectedOutside).toBe(alone.expectedOutside);
  }
});

test('one candidate is the list', async () => {
  const [ranked] = await rank([[0]], {}, nothing);
  expect(orderOf(ranked)).toEqual([0]);
  expect(Array.from(ranked.probabilities)).toEqual([0.5]);
});

test('without candidates the list is empty and nothing is expected outside it', async () => {
  const [ranked] = await rank([[]], { outsideShare: 0.5 });
  expect(ranked).toMatchObject({ stage2Rows: [], expectedOutside: 0 });
  expect(ranked.candidates).toHaveLength(0);
  expect(await rank([])).toEqual([]);
});
