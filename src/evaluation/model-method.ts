import type { Pool } from 'pg';
import { BASKET_CANDIDATES, basketOf } from '../recommend/answer';
import { createRanker } from '../recommend/recommender';
import type { ServingModel } from '../recommend/serving-model';
import type { Catalogue } from '../retrieval/catalogue';
import type { Method } from './method';

export const MODEL_METHOD = 'ours';
export const STAGE1_ALONE = 'stage 1 alone';

/** The model through the ranking that serves, as of the catalogue's lag. */
export function modelMethod(pool: Pool, catalogue: Catalogue, model: ServingModel): Method {
  return { name: MODEL_METHOD, kind: 'ours', answer: answersOf(pool, catalogue, model) };
}

/** The same model with a stage 2 that corrects nothing: the difference shows what stage 2 contributes. */
export function stage1Method(pool: Pool, catalogue: Catalogue, model: ServingModel): Method {
  const silent = { ...model, stage2: async (_rows: Float32Array, count: number) => new Float32Array(count) };
  return { name: STAGE1_ALONE, kind: 'part', answer: answersOf(pool, catalogue, silent) };
}

function answersOf(pool: Pool, catalogue: Catalogue, model: ServingModel): Method['answer'] {
  const lease = { model, release: () => {} };
  const rank = createRanker({ pool, catalogue: () => catalogue, leaseModel: () => lease });
  return async (targets) => {
    // The longest list that the service returns, from which it also chooses the basket.
    const answers = await rank(targets.map(({ userId }) => ({ userId, first: BASKET_CANDIDATES })));
    return answers.map((answer) => ({
      list: answer.items.map((item) => item.productId),
      basket: basketOf(answer).items.map((item) => item.productId),
      probabilities: answer.items.map((item) => item.score),
    }));
  };
}
