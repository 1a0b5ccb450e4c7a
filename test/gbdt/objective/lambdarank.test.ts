/** LambdaRank against the formulas written down pair by pair. */
import { mapperOf } from '../../../src/gbdt/bin-mapper';
import { DatasetBuilder } from '../../../src/gbdt/dataset';
import type { Dataset } from '../../../src/gbdt/dataset';
import { lambdarankObjective } from '../../../src/gbdt/objective/lambdarank';
import { resolveParams } from '../../../src/gbdt/resolve-params';
import type { TrainParams } from '../../../src/gbdt/params';
import { createRandom } from '../../../src/gbdt/random';
import { gradientsAt } from './gradients-at';

const GROUPS = [1, 5, 9, 3, 12];
const NUM_ROWS = GROUPS.reduce((sum, size) => sum + size, 0);
const random = createRandom(8);
const labels = Float32Array.from({ length: NUM_ROWS }, () => random.nextInt(4));
const scores = Float64Array.from({ length: NUM_ROWS }, () => random.nextInt(9) / 2 - 2); // with ties

function datasetOf(weights?: Float32Array): Dataset {
  const builder = new DatasetBuilder([mapperOf(Float32Array.of(0))], ['f']);
  builder.append(new Float32Array(NUM_ROWS), labels, { groups: GROUPS, ...(weights && { weights }) });
  return builder.finish();
}

/** Lambda and hessian of each row, with every NDCG computed from whole lists: no discounts taken apart. */
function naive(params: TrainParams): { gradient: number[]; hessian: number[] } {
  const gradient = new Array<number>(NUM_ROWS).fill(0);
  const hessian = new Array<number>(NUM_ROWS).fill(0);
  let begin = 0;
  for (const size of GROUPS) {
    const rows = Array.from({ length: size }, (_, i) => begin + i);
    const ranked = [...rows].sort((a, b) => scores[b] - scores[a] || a - b);
    const level = params.lambdarankTruncationLevel;
    const gain = (row: number): number => 2 ** labels[row] - 1;
    const dcg = (list: number[], k: number): number =>
      list.slice(0, k).reduce((sum, row, place) => sum + gain(row) / Math.log2(place + 2), 0);
    const ideal = dcg(
      [...rows].sort((a, b) => gain(b) - gain(a)),
      level,
    );
    let sum = 0;
    for (const high of ideal > 0 ? rows : []) {
      for (const low of rows) {
        if (!(labels[high] > labels[low])) continue;
        if (Math.min(ranked.indexOf(high), ranked.indexOf(low)) >= level) continue;
        const swapped = ranked.map((row) => (row === high ? low : row === low ? high : row));
        let delta = Math.abs(dcg(ranked, size) - dcg(swapped, size)) / ideal;
        const gap = scores[high] - scores[low];
        const isFlat = scores[ranked[0]] === scores[ranked[size - 1]];
        if (params.lambdarankNorm && !isFlat) delta /= 0.01 + Math.abs(gap);
        const rho = 1 / (1 + Math.exp(gap));
        gradient[high] -= rho * delta;
        gradient[low] += rho * delta;
        hessian[high] += rho * (1 - rho) * delta;
        hessian[low] += rho * (1 - rho) * delta;
        sum += 2 * rho * delta;
      }
    }
    if (params.lambdarankNorm && sum > 0) {
      for (const row of rows) {
        gradient[row] *= Math.log2(1 + sum) / sum;
        hessian[row] *= Math.log2(1 + sum) / sum;
      }
    }
    begin += size;
  }
  return { gradient, hessian };
}

test.each<Partial<TrainParams>>([
  {},
  { lambdarankNorm: false },
  { lambdarankTruncationLevel: 3 },
  { lambdarankTruncationLevel: 1, lambdarankNorm: false },
])('is the naive sum over pairs: %p', (partial) => {
  const params = resolveParams({ objective: 'lambdarank', ...partial });
  const [own] = gradientsAt(lambdarankObjective(datasetOf(), params), [scores]);
  const expected = naive(params);
  own.gradient.forEach((value, row) =>
    expect(Math.abs(value - expected.gradient[row])).toBeLessThanOrEqual(own.gradientError),
  );
  own.hessian.forEach((value, row) =>
    expect(Math.abs(value - expected.hessian[row])).toBeLessThanOrEqual(own.hessianError),
  );
});

test('the gradients within a group sum to zero', () => {
  const params = resolveParams({ objective: 'lambdarank' });
  const [own] = gradientsAt(lambdarankObjective(datasetOf(), params), [scores]);
  let begin = 0;
  for (const size of GROUPS) {
    const sum = own.gradient.slice(begin, begin + size).reduce((all, value) => all + value, 0);
    expect(Math.abs(sum)).toBeLessThan(size * own.gradientError);
    begin += size;
  }
});

test('weights are multiplied in, and labelGain replaces 2^label - 1', () => {
  const params = resolveParams({ objective: 'lambdarank', labelGain: [0, 1, 3, 7] });
  const plain = gradientsAt(lambdarankObjective(datasetOf(), resolveParams({ objective: 'lambdarank' })), [
    scores,
  ]);
  expect(gradientsAt(lambdarankObjective(datasetOf(), params), [scores])).toEqual(plain);
  const weights = Float32Array.from({ length: NUM_ROWS }, (_, row) => (row % 2 === 0 ? 0 : 1));
  const [weighted] = gradientsAt(lambdarankObjective(datasetOf(weights), params), [scores]);
  weighted.gradient.forEach((value, row) =>
    expect(value).toBeCloseTo(row % 2 === 0 ? 0 : plain[0].gradient[row], 7),
  );
});

test('a subset has only its own groups', () => {
  const dataset = datasetOf();
  const [, second] = [0, GROUPS[0], GROUPS[0] + GROUPS[1]];
  const rows = Int32Array.from({ length: GROUPS[1] }, (_, i) => second + i);
  const params = resolveParams({ objective: 'lambdarank' });
  const [whole] = gradientsAt(lambdarankObjective(dataset, params), [scores]);
  const [part] = gradientsAt(lambdarankObjective(dataset.subset(rows), params), [scores]);
  for (const row of rows) expect(part.gradient[row]).toBeCloseTo(whole.gradient[row], 3);
});

test('a label without a gain is refused', () => {
  const params = resolveParams({ objective: 'lambdarank', labelGain: [0, 1] });
  expect(() => lambdarankObjective(datasetOf(), params)).toThrow('whole numbers from 0 to 1, got');
});
