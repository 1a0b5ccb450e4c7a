/**
 * LambdaRank with NDCG (Burges 2010, "From RankNet to LambdaRank to LambdaMART", section 4; details as in LightGBM).
 *
 * For each pair of a group with different labels, i better than j, of which at least one ranks among the best truncationLevel rows:
 *   rho     = 1 / (1 + exp(s_i - s_j))
 *   delta   = |gain_i - gain_j| |discount_i - discount_j| / idealDcg     the change in NDCG if the two were swapped
 *   lambda  = rho delta          pushes i up and j down
 *   hessian = rho (1 - rho) delta
 * With lambdarankNorm delta is divided by 0.01 + |s_i - s_j|, and a group's sums S are scaled by log2(1 + S) / S.
 */
import type { Dataset } from '../dataset';
import { groupStarts } from '../groups';
import type { TrainParams } from '../params';
import { discountAt, gainOf, idealDcg, orderByScore } from '../ranking';
import { LEAF_VALUE_UNIT } from '../tree';
import type { Objective } from './objective';
import { narrowArrays, quantise, realArrays } from './quantise';
import type { GradientArrays } from './quantise';

type RankParams = Pick<TrainParams, 'lambdarankTruncationLevel' | 'lambdarankNorm' | 'labelGain'>;

/** @throws DatasetError without groups, or for labels that are not whole numbers with a gain */
export function lambdarankObjective(dataset: Dataset, params: RankParams): Objective {
  const { storage, rows } = dataset;
  const { labels, weights, numRows } = storage;
  const starts = groupStarts(dataset);
  const gains = Float64Array.from(rows, (row) => gainOf(labels[row], params.labelGain));
  const inverseIdeal = new Float64Array(starts.length - 1);
  inverseIdeal.forEach((_, group) => {
    const ideal = idealDcg(
      gains.subarray(starts[group], starts[group + 1]),
      params.lambdarankTruncationLevel,
    );
    inverseIdeal[group] = ideal > 0 ? 1 / ideal : 0;
  });
  const real = realArrays(numRows);
  const out = narrowArrays(numRows);
  return {
    numClasses: 1,
    leafValueUnit: LEAF_VALUE_UNIT,
    averageScores: () => [0],
    gradients: ([scores]) => {
      for (const row of rows) real.gradient[row] = real.hessian[row] = 0;
      inverseIdeal.forEach((inverse, group) => {
        const begin = starts[group];
        const end = starts[group + 1];
        if (inverse === 0) return;
        addGroup(rows.subarray(begin, end), gains.subarray(begin, end), scores, inverse, params, real);
      });
      if (weights) {
        for (const row of rows) {
          real.gradient[row] *= weights[row];
          real.hessian[row] *= weights[row];
        }
      }
      return [quantise(real, rows, out)];
    },
  };
}

function addGroup(
  rows: Int32Array,
  gains: Float64Array,
  scores: Float64Array,
  inverseIdeal: number,
  { lambdarankTruncationLevel, lambdarankNorm }: RankParams,
  { gradient, hessian }: GradientArrays<Float64Array>,
): void {
  const order = orderByScore((position) => scores[rows[position]], rows.length);
  const spread = scores[rows[order[0]]] - scores[rows[order[rows.length - 1]]];
  const isNormalised = lambdarankNorm && spread !== 0;
  let sum = 0;
  for (let first = 0; first < Math.min(rows.length - 1, lambdarankTruncationLevel); first++) {
    for (let second = first + 1; second < rows.length; second++) {
      const gainGap = gains[order[first]] - gains[order[second]];
      if (gainGap === 0) continue;
      const [better, worse] = gainGap > 0 ? [first, second] : [second, first];
      const high = rows[order[better]];
      const low = rows[order[worse]];
      const gap = scores[high] - scores[low];
      let delta = Math.abs(gainGap) * (discountAt(first) - discountAt(second)) * inverseIdeal;
      if (isNormalised) delta /= 0.01 + Math.abs(gap);
      const rho = 1 / (1 + Math.exp(gap));
      const lambda = rho * delta;
      gradient[high] -= lambda;
      gradient[low] += lambda;
      hessian[high] += lambda * (1 - rho);
      hessian[low] += lambda * (1 - rho);
      sum += 2 * lambda;
    }
  }
  if (!lambdarankNorm || sum === 0) return;
  const scale = Math.log2(1 + sum) / sum;
  for (const row of rows) {
    gradient[row] *= scale;
    hessian[row] *= scale;
  }
}
