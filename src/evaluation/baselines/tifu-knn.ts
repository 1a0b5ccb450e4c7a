import { parameterOf } from './baseline';
import type { Baseline } from './baseline';
import { bestPlaces } from '../../lib/best-places';
import { filledUp } from '../../lib/filled-up';
import { productsByFrequency } from './global-frequency';
import { nthSmallest } from '../../lib/nth-smallest';
import { addRow, dotProducts, transposed } from '../../lib/sparse-rows';
import type { SparseRows } from '../../lib/sparse-rows';
import { tifuUserVectors } from './tifu-user-vectors';

/**
 * TIFU-KNN (Hu, He, Gao, Zhang: "Modeling Personalized Item Frequency Information for Next-basket Recommendation", SIGIR
 * 2020): alpha x the user's own vector + (1 - alpha) x the mean vector of the k nearest users (Euclidean distance), over
 * the whole catalogue; G-TopFreq fills the rest of the list. Published settings: those for Instacart.
 */
export const tifuKnn: Baseline = {
  name: 'TIFU-KNN',
  space: {
    neighbours: { values: [20, 50, 100, 200, 300, 500, 700, 900, 1100, 1300], published: 900 },
    within: { values: [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1], published: 0.9 },
    across: { values: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1], published: 0.7 },
    alpha: { values: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95], published: 0.9 },
    groups: { values: [1, 2, 3, 5, 7, 10, 13, 16, 19, 23], published: 3 },
  },
  fit: (histories, parameters) => {
    const alpha = parameterOf(parameters, 'alpha');
    const vectors = tifuUserVectors(histories, {
      groups: parameterOf(parameters, 'groups'),
      within: parameterOf(parameters, 'within'),
      across: parameterOf(parameters, 'across'),
    });
    const popular = productsByFrequency(histories);
    const nearest = nearestUsers(vectors, parameterOf(parameters, 'neighbours'));
    const scores = new Float64Array(histories.numProducts);
    return {
      rank: (user, length) => {
        // Without a history, all users are equally near.
        if (vectors.starts[user] === vectors.starts[user + 1]) return popular.slice(0, length);
        const neighbours = nearest(user);
        addRow(vectors, user, alpha, scores);
        for (const other of neighbours) addRow(vectors, other, (1 - alpha) / neighbours.length, scores);
        const ranked = bestPlaces(scores, length);
        scores.fill(0);
        return filledUp(ranked, popular, length);
      },
    };
  },
};

/**
 * Exact search. Users without purchases are not neighbours; ties for the kth place go to the smaller place.
 *
 * @returns user -> places of the k nearest other users, ascending
 */
function nearestUsers(vectors: SparseRows, k: number): (user: number) => Int32Array {
  const index = transposed(vectors);
  const numUsers = vectors.starts.length - 1;
  const norms = Float64Array.from({ length: numUsers }, (_, user) => squaredNorm(vectors, user));
  const distances = new Float64Array(numUsers);
  const sorted = new Float64Array(numUsers);
  const nearest = new Int32Array(k);
  return (user) => {
    dotProducts(vectors, index, user, distances);
    // |u - v|^2 = |u|^2 + |v|^2 - 2 u.v, of which |u|^2 is the same for all.
    for (let v = 0; v < numUsers; v++) {
      const norm = norms[v];
      distances[v] = v === user || norm === 0 ? Infinity : norm - 2 * distances[v];
    }
    sorted.set(distances);
    const limit = nthSmallest(sorted, Math.min(k, numUsers));
    let count = 0;
    for (let v = 0; v < numUsers; v++) if (distances[v] < limit) nearest[count++] = v;
    for (let v = 0; v < numUsers && count < k && limit < Infinity; v++) {
      if (distances[v] === limit) nearest[count++] = v;
    }
    return nearest.subarray(0, count);
  };
}

function squaredNorm({ starts, values }: SparseRows, row: number): number {
  let sum = 0;
  for (let i = starts[row]; i < starts[row + 1]; i++) sum += values[i] ** 2;
  return sum;
}
