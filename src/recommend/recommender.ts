/**
 * How a recommendation is computed, from the request to the list. Read this file first.
 *
 *   1. the target      user, cutoff and context of the order to predict            targets-with-histories.ts,
 *                                                                                  serving-context.ts
 *   2. the candidates  retrieval from the whole catalogue, with feature rows       ../retrieval/candidate-rows.ts
 *   3. the two stages  stage 1 scores, the shortlist, stage 2, calibration         two-stages.ts
 *   4. the filter      chooses what is shown of the ranking; changes no score      shown-candidates.ts
 *   5. the selection   the top N, or the set with the largest expected F1          answer.ts, expected-f1.ts
 *   6. the reasons     contributions of the model's features, with facts           reasons.ts
 *
 * personal-answers.ts runs steps 2 to 4 for a batch of requests. Without a history or a model, popular-answer.ts replaces
 * them, and the strategy of the answer is POPULAR. Evaluation runs the same code as of a past cutoff, which the lag of the
 * catalogue determines.
 */
import type { Pool } from 'pg';
import { step } from '../lib/step';
import { utc } from '../orders/shop-zone';
import type { ShopZone } from '../orders/shop-zone';
import type { Catalogue } from '../retrieval/catalogue';
import { admission } from '../retrieval/product-filter';
import { BASKET_CANDIDATES, basketOf, listOf } from './answer';
import type { Answer } from './answer';
import { readBoughtProducts } from './bought-products';
import { personalAnswers } from './personal-answers';
import { popularInContext } from './popular';
import { popularAnswer } from './popular-answer';
import type { RecommendationRequest, Recommender } from './recommendation';
import { presentMoment } from './serving-context';
import type { ModelLease } from './serving-model';
import { similarProducts } from './similar-products';
import { readTargetsWithHistories } from './targets-with-histories';
import type { TargetsWithHistories } from './targets-with-histories';
import { noLimits, readUnavailable, readUserLimits } from './user-limits';
import type { UserLimits } from './user-limits';

export interface RecommenderParts {
  readonly pool: Pool;
  /** The current catalogue. */
  catalogue: () => Catalogue;
  /** The current model; null if none is loaded. */
  leaseModel: () => ModelLease | null;
  readonly clock?: () => Date;
  /** UTC by default. */
  readonly zone?: ShopZone;
}

export function createRecommender(parts: RecommenderParts): Recommender {
  const clock = parts.clock ?? (() => new Date());
  const zone = parts.zone ?? utc;
  const rank = createRanker(parts);
  return {
    recommend: async (requests) => {
      const answers = await rank(requests);
      return answers.map((answer, r) => listOf(answer, requests[r].first));
    },
    predictBaskets: async (requests) => {
      const answers = await rank(requests.map((request) => ({ ...request, first: BASKET_CANDIDATES })));
      return answers.map(basketOf);
    },
    similarProducts: async (productId, first) => {
      const unavailable = await readUnavailable(parts.pool);
      return similarProducts(parts.catalogue(), unavailable, productId, first);
    },
    popularProducts: async (first, context, filter) => {
      const catalogue = parts.catalogue();
      const unavailable = await readUnavailable(parts.pool);
      const admits = admission(catalogue.products, filter, unavailable, new Set());
      const found = popularInContext(
        catalogue,
        { ...presentMoment(clock(), zone), ...context },
        admits,
        first,
      );
      return found.map(({ product }) => catalogue.products.ids[product]);
    },
  };
}

/** Ranks the products of each request. Lists and baskets are chosen from this ranking. */
export function createRanker(
  parts: RecommenderParts,
): (requests: readonly RecommendationRequest[]) => Promise<readonly Answer[]> {
  const clock = parts.clock ?? (() => new Date());
  return (requests) => rankAll(parts, clock(), requests);
}

async function rankAll(
  parts: RecommenderParts,
  now: Date,
  requests: readonly RecommendationRequest[],
): Promise<readonly Answer[]> {
  const catalogue = parts.catalogue();
  const lease = parts.leaseModel();
  const zone = parts.zone ?? utc;
  try {
    const userIds = [...new Set(requests.flatMap(({ userId }) => (userId === null ? [] : [userId])))];
    const { limits, known } = await readKnown(parts.pool, catalogue.lag, userIds, lease !== null);
    const personal = requests.flatMap((request) => {
      const user = request.userId === null ? undefined : known?.ofUser.get(request.userId);
      return user && user.target.knownOrders > 0 ? [{ request, user }] : [];
    });
    const answers =
      lease && known
        ? await personalAnswers(catalogue, lease.model, known, limits, { now, zone }, personal)
        : [];
    const ofRequest = new Map(personal.map(({ request }, i) => [request, answers[i]]));
    const others = requests.filter((request) => !ofRequest.has(request));
    const bought = await readBoughtProducts(parts.pool, usersToExcludeHistory(others));
    return requests.map(
      (request) =>
        ofRequest.get(request) ??
        popularAnswer(catalogue, limits, bought(request.userId), now, request, zone),
    );
  } finally {
    lease?.release();
  }
}

/** Reads targets and histories only if there is a model. Past cutoffs have no limits (see {@link noLimits}). */
async function readKnown(
  pool: Pool,
  lag: number,
  userIds: readonly number[],
  hasModel: boolean,
): Promise<{ readonly limits: UserLimits; readonly known: TargetsWithHistories | null }> {
  return step('features', async () => {
    if (!hasModel) return { limits: lag === 0 ? await readUserLimits(pool, userIds) : noLimits, known: null };
    const known = await readTargetsWithHistories(pool, userIds, lag);
    const dismissedBy = (userId: number) => known.ofUser.get(userId)?.dismissed ?? noLimits.unavailable;
    return { known, limits: lag === 0 ? { unavailable: known.unavailable, dismissedBy } : noLimits };
  });
}

/** Users whose history has to be read because a popular answer must exclude it. */
function usersToExcludeHistory(requests: readonly RecommendationRequest[]): readonly number[] {
  return requests.flatMap(({ userId, filter }) =>
    userId !== null && filter?.excludeHistory ? [userId] : [],
  );
}
