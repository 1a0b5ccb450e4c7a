import type { Freshness } from '../freshness';
import type { Services } from '../services';
import { aisleById } from './aisle-by-id.loader';
import { baskets } from './baskets.loader';
import { departmentById } from './department-by-id.loader';
import { orderCount } from './order-count.loader';
import { orderItems } from './order-items.loader';
import { orderPage } from './order-page.loader';
import { productById } from './product-by-id.loader';
import { recommendations } from './recommendations.loader';
import { userByKey } from './user-by-key.loader';
import { userByUuid } from './user-by-uuid.loader';

/** A fresh set for one request: it batches what the request asks in one tick and remembers nothing beyond it. */
export function createLoaders({
  database,
  recommender,
  users,
  products,
  lastKnown,
}: Pick<Services, 'database' | 'recommender' | 'users' | 'products' | 'lastKnown'>) {
  const freshness: Freshness = { everybody: null };
  return {
    freshness,
    aisleById: aisleById(database, lastKnown),
    baskets: baskets(recommender),
    departmentById: departmentById(database, lastKnown),
    orderCount: orderCount(database),
    orderItems: orderItems(database),
    orderPage: orderPage(database),
    productById: productById(database, products, freshness, lastKnown),
    recommendations: recommendations(recommender),
    userByKey: userByKey(database),
    userByUuid: userByUuid(users, freshness),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
