import type { Freshness } from './freshness';
import type { Services } from './services';
import { orderCount, orderItems, orderPage } from './orders/order-loaders';
import { aisleById, departmentById, productById } from './products/product-loaders';
import { baskets, recommendations } from './recommendations/recommendation-loaders';
import { userByKey, userByUuid } from './users/user-loaders';

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
