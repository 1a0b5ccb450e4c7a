/**
 * How a recommendation is computed, from the request to the list. Read this file first.
 *
 *   1. the target      user, cutoff and context of the order to predict            targets-with-histories.ts,
 *                                                                                  serving-context.ts
 *   2. the candidates  retrieval from the whole catalogue, with feature rows       ../retrieval/candidate-rows.ts
 *   3. the two stages  stage 1 scores, the shortlist, stage 2, calibration         two-stages.ts
 *   4. the selection   the top N, or the set with the largest expected F1          expected-f1.ts
 *   5. the reasons     contributions of the model's features, with facts           reasons.ts
 *
 * Without a history or a model, popular.ts replaces steps 2 to 5, and the strategy of the answer is POPULAR.
 * Evaluation runs the same code as of a past cutoff, which the lag of the catalogue determines.
 */
import type { Pool } from 'pg';
import { step } from '../lib/step';
import { candidateRowsOf } from '../retrieval/candidate-rows';
import type { CandidateRows } from '../retrieval/candidate-rows';
import { utc } from '../orders/shop-zone';
import type { ShopZone } from '../orders/shop-zone';
import type { Catalogue } from '../retrieval/catalogue';
import { admission } from '../retrieval/product-filter';
import { readBoughtProducts } from './bought-products';
import { bestBasket } from './expected-f1';
import type { OutsideCount } from './expected-f1';
import { popularInContext, popularRecommendations } from './popular';
import { reasonsFor } from './reasons';
import type {
  Reason,
  Recommendation,
  RecommendationList,
  RecommendationRequest,
  PredictedBasket,
  Recommender,
} from './recommendation';
import { presentMoment, withContext } from './serving-context';
import type { ModelLease, ServingModel } from './serving-model';
import { similarProducts } from './similar-products';
import { readTargetsWithHistories } from './targets-with-histories';
import type { TargetWithHistory, TargetsWithHistories } from './targets-with-histories';
import { rankInTwoStages } from './two-stages';
import type { RankedShortlist } from './two-stages';
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

/** Number of ranked products from which a basket is chosen. */
export const BASKET_CANDIDATES = 100;

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

/** The ranked products of a request, before the top N or a basket is chosen. */
export interface Answer extends RecommendationList {
  /** Number of basket products that are not in the list. */
  readonly outside: OutsideCount;
}

export function listOf({ strategy, modelVersion, items }: Answer, first: number): RecommendationList {
  return { strategy, modelVersion, items: items.slice(0, first) };
}

export function basketOf(answer: Answer): PredictedBasket {
  const { size, expectedF1 } = bestBasket(
    answer.items.map((item) => item.score),
    answer.outside,
  );
  return { ...listOf(answer, size), expectedF1 };
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

async function personalAnswers(
  catalogue: Catalogue,
  model: ServingModel,
  { columns }: TargetsWithHistories,
  { unavailable, dismissedBy }: UserLimits,
  { now, zone }: { readonly now: Date; readonly zone: ShopZone },
  wanted: readonly { request: RecommendationRequest; user: TargetWithHistory }[],
): Promise<readonly Answer[]> {
  if (wanted.length === 0) return [];
  const histories = { columns, of: wanted.map(({ user }) => user.history) };
  const setting = { catalogue, sizes: model.settings.retrieval, unavailable };
  const found = await step('candidates', async () =>
    candidateRowsOf(
      histories,
      setting,
      wanted.map(({ request, user: { target } }) => ({
        target: withContext(target, request.context ?? {}, now, zone),
        filter: request.filter ?? {},
        dismissed: dismissedBy(target.userId),
      })),
    ),
  );
  const shortlists = await rankInTwoStages(found, catalogue, model, model.settings);
  return shortlists.map((shortlist, i) => ({
    strategy: 'PERSONALIZED',
    modelVersion: model.version,
    items: itemsOf(found, catalogue, model, shortlist, wanted[i].request.first),
    outside: {
      expected: shortlist.expectedOutside,
      dispersion: model.settings.outsideDispersion,
    },
  }));
}

function itemsOf(
  { candidates, rows, width }: CandidateRows,
  { products, aisleNames }: Catalogue,
  model: ServingModel,
  shortlist: RankedShortlist,
  first: number,
): readonly Recommendation[] {
  return Array.from(shortlist.candidates.subarray(0, first), (row, i) => {
    const { product, source } = candidates[row];
    const aisleName = aisleNames.get(products.aisleIds[product]) ?? 'this aisle';
    let reasons: readonly Reason[] | undefined;
    return {
      rank: i + 1,
      productId: products.ids[product],
      score: shortlist.probabilities[i],
      source,
      // Computed on first access, because most callers of long lists never read the reasons.
      get reasons() {
        const own = rows.subarray(row * width, (row + 1) * width);
        return (reasons ??= reasonsFor(model, own, shortlist.stage2Rows[i], { aisleName }));
      },
    };
  });
}

/** Users whose history has to be read because a popular answer must exclude it. */
function usersToExcludeHistory(requests: readonly RecommendationRequest[]): readonly number[] {
  return requests.flatMap(({ userId, filter }) =>
    userId !== null && filter?.excludeHistory ? [userId] : [],
  );
}

export function popularAnswer(
  catalogue: Catalogue,
  { unavailable, dismissedBy }: UserLimits,
  bought: ReadonlySet<number>,
  now: Date,
  { userId, filter = {}, context, first }: RecommendationRequest,
  zone: ShopZone,
): Answer {
  const dismissed = userId === null ? [] : dismissedBy(userId);
  const admits = admission(catalogue.products, filter, unavailable, new Set([...dismissed, ...bought]));
  const items = popularRecommendations(catalogue, { ...presentMoment(now, zone), ...context }, admits, first);
  const expected = items.reduce((sum, item) => sum + item.score, 0);
  return {
    strategy: 'POPULAR',
    modelVersion: null,
    items,
    outside: { expected: Math.max(0, catalogue.meanBasket - expected), dispersion: 0 },
  };
}
