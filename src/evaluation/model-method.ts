import type { Pool } from 'pg';
import { createRecommender } from '../recommend/recommender';
import type { ServingModel } from '../recommend/serving-model';
import type { Catalogue } from '../retrieval/catalogue';
import type { Method } from './method';

export const ours = 'ours';
export const stage1Alone = 'stage 1 alone';

/** The longest list that the service gives; probabilities of all of it are checked against what was bought. */
const listLength = 100;

/** The model through the recommender that serves, as of the catalogue's lag. */
export function ourMethod(pool: Pool, catalogue: Catalogue, model: ServingModel): Method {
  return { name: ours, kind: 'ours', answer: answersOf(pool, catalogue, model) };
}

/** The same model whose stage 2 corrects nothing: what stage 2 is worth shows in the difference. */
export function stage1Method(pool: Pool, catalogue: Catalogue, model: ServingModel): Method {
  const silent = { ...model, stage2: async (_rows: Float32Array, count: number) => new Float32Array(count) };
  return { name: stage1Alone, kind: 'part', answer: answersOf(pool, catalogue, silent) };
}

function answersOf(pool: Pool, catalogue: Catalogue, model: ServingModel): Method['answer'] {
  const lease = { model, release: () => {} };
  const recommender = createRecommender({ pool, catalogue: () => catalogue, leaseModel: () => lease });
  return async (targets) => {
    const lists = await recommender.recommend(targets.map(({ userId }) => ({ userId, first: listLength })));
    const baskets = await recommender.predictBaskets(targets.map(({ userId }) => ({ userId })));
    return lists.map(({ items }, t) => ({
      list: items.map((item) => item.productId),
      basket: (baskets[t]?.items ?? []).map((item) => item.productId),
      probabilities: items.map((item) => item.score),
    }));
  };
}
