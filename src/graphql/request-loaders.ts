import type { Services } from './services';
import { orderByExternalId, orderById, orderCount, orderItems, orderPage } from './orders/order-loaders';
import { aisleByKey, aisleKeysById, departmentByKey, departmentKeysById } from './products/category-loaders';
import { productById, productByKey } from './products/product-loaders';
import type { SeenVersion } from './products/product-memory';
import { baskets, recommendations } from './recommendations/recommendation-loaders';
import { userByExternalId, userByUuid } from './users/user-loaders';

/** One set per request: it batches what the request loads in a tick, and its cache ends with the request. */
export function createLoaders({
  database,
  recommender,
  users,
  products,
  lastKnown,
}: Pick<Services, 'database' | 'recommender' | 'users' | 'products' | 'lastKnown'>) {
  const seenVersion: SeenVersion = { shared: null };
  const productSources = { database, products, lastKnown, seenVersion };
  return {
    seenVersion,
    aisleByKey: aisleByKey(database, lastKnown),
    aisleKeysById: aisleKeysById(database, lastKnown),
    baskets: baskets(recommender),
    departmentByKey: departmentByKey(database, lastKnown),
    departmentKeysById: departmentKeysById(database, lastKnown),
    orderByExternalId: orderByExternalId(database),
    orderById: orderById(database),
    orderCount: orderCount(database),
    orderItems: orderItems(database),
    orderPage: orderPage(database),
    productById: productById(productSources),
    productByKey: productByKey(productSources),
    recommendations: recommendations(recommender),
    userByExternalId: userByExternalId(users, seenVersion),
    userByUuid: userByUuid(users, seenVersion),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
