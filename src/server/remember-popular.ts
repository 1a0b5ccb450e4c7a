import type { Database } from '../db/database';
import type { LastKnown } from '../graphql/last-known';
import { aisleByKey, departmentByKey } from '../graphql/products/category-loaders';
import { productByKey } from '../graphql/products/product-loaders';
import { ProductMemory } from '../graphql/products/product-memory';
import type { Catalogue } from '../retrieval/catalogue';

/** Enough products to return 100 for most filters during a database outage. */
const MAX_PRODUCTS = 2000;

/** Reads what answers with popular products contain, so that they can be given during an outage even if never requested. */
export async function rememberPopular(
  database: Database,
  catalogue: Catalogue,
  lastKnown: LastKnown,
): Promise<void> {
  const { ids, aisleIds, departmentIds } = catalogue.products;
  const products = [...new Set([...catalogue.byPopularity.slice(0, MAX_PRODUCTS), ...inContexts(catalogue)])];
  const idsIn = (column: Int32Array) => [...new Set(products.map((index) => column[index]))];
  const sources = { database, products: new ProductMemory(), lastKnown, seenVersion: { shared: null } };
  await Promise.all([
    productByKey(sources).loadMany(idsIn(ids)),
    aisleByKey(database, lastKnown).loadMany(idsIn(aisleIds)),
    departmentByKey(database, lastKnown).loadMany(idsIn(departmentIds)),
  ]);
}

/** Indices of the products that are popular at any day and hour. */
function inContexts({ contexts }: Catalogue): readonly number[] {
  const moments = Array.from({ length: 7 * 24 }, (_, i) => contexts.at(Math.floor(i / 24), i % 24));
  return moments.flatMap((cell) => cell?.products ?? []);
}
