/**
 * The recommender during a database outage: popular products from the catalogue in memory, marked POPULAR. Histories
 * and dismissals are unknown; availability is as of the last time it was read.
 */
import { admission } from '../retrieval/product-filter';
import { utc } from '../orders/shop-zone';
import type { ShopZone } from '../orders/shop-zone';
import type { Catalogue } from '../retrieval/catalogue';
import { BASKET_CANDIDATES, basketOf, listOf } from './answer';
import { popularInContext } from './popular';
import { popularAnswer } from './popular-answer';
import type { RecommendationRequest, Recommender } from './recommendation';
import { presentMoment } from './serving-context';
import { similarProducts } from './similar-products';

export interface MemoryParts {
  catalogue: () => Catalogue;
  /** Ids of the products that were unavailable when this was last read. */
  unavailable: () => ReadonlySet<number>;
  /** Whether the product can be shown without the database; others are not recommended. */
  isKnown: (productId: number) => boolean;
  readonly clock?: () => Date;
  /** UTC by default. */
  readonly zone?: ShopZone;
}

export function withoutDatabase({
  catalogue,
  unavailable,
  isKnown,
  clock,
  zone = utc,
}: MemoryParts): Recommender {
  const now = clock ?? (() => new Date());
  const hidden = () => {
    const { ids } = catalogue().products;
    return new Set([...unavailable(), ...ids.filter((id) => !isKnown(id))]);
  };
  const answers = (requests: readonly RecommendationRequest[]) => {
    const limits = { unavailable: hidden(), dismissedBy: () => nothing };
    return requests.map((request) => popularAnswer(catalogue(), limits, nothing, now(), request, zone));
  };
  return {
    recommend: async (requests) => answers(requests).map((answer, r) => listOf(answer, requests[r].first)),
    predictBaskets: async (requests) =>
      answers(requests.map((request) => ({ ...request, first: BASKET_CANDIDATES }))).map(basketOf),
    similarProducts: async (productId, first) => similarProducts(catalogue(), hidden(), productId, first),
    popularProducts: async (first, context, filter) => {
      const { products } = catalogue();
      const admits = admission(products, filter, hidden(), nothing);
      const found = popularInContext(
        catalogue(),
        { ...presentMoment(now(), zone), ...context },
        admits,
        first,
      );
      return found.map(({ product }) => products.ids[product]);
    },
  };
}

const nothing: ReadonlySet<number> = new Set();
