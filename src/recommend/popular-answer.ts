/** The answer for users without a history, and for all users while there is no model. */
import type { ShopZone } from '../orders/shop-zone';
import type { Catalogue } from '../retrieval/catalogue';
import { admission } from '../retrieval/product-filter';
import type { Answer } from './answer';
import { popularRecommendations } from './popular';
import type { RecommendationRequest } from './recommendation';
import { presentMoment } from './serving-context';
import type { UserLimits } from './user-limits';

/** @param bought ids of the products that the user bought, if the filter excludes them */
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
