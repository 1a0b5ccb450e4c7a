import { isDatabaseOutage } from '../db/outage';
import type { LastKnown } from '../graphql/last-known';
import { orElse } from '../recommend/or-else';
import type { Recommender } from '../recommend/recommendation';
import { withoutDatabase } from '../recommend/without-database';
import type { CatalogueHolder } from './catalogue-holder';

export interface SteadfastParts {
  readonly recommender: Recommender;
  readonly catalogues: Pick<CatalogueHolder, 'current' | 'unavailable'>;
}

/**
 * The same recommender, which goes on while the database is out: with popular products that can be shown from memory.
 *
 * @param lastKnown holds the products that can be shown
 * @param onStandIn told of each call that was answered so, with what the database said
 */
export function steadfastRecommender(
  { recommender, catalogues }: SteadfastParts,
  lastKnown: LastKnown,
  onStandIn: (error: unknown) => void,
): Recommender {
  const memory = withoutDatabase({
    catalogue: () => catalogues.current(),
    unavailable: () => catalogues.unavailable(),
    isKnown: (productId) => lastKnown.products.has(productId),
  });
  return orElse(recommender, memory, isDatabaseOutage, onStandIn);
}
