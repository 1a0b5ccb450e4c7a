import type { Database } from '../db/database';
import type { LastKnown } from '../graphql/last-known';
import { aisleById, departmentById, productById } from '../graphql/products/product-loaders';
import { ProductMemory } from '../graphql/products/product-memory';
import type { Catalogue } from '../retrieval/catalogue';

/** Products that any answer without the database can be made of: 100 for whatever filter most people use. */
const mostPopular = 2000;

/** Reads what popular answers show, so that they can be given should the database go before anybody asked for them. */
export async function rememberPopular(
  database: Database,
  catalogue: Catalogue,
  lastKnown: LastKnown,
): Promise<void> {
  const { ids, aisleIds, departmentIds } = catalogue.products;
  const products = [...new Set([...catalogue.byPopularity.slice(0, mostPopular), ...inContexts(catalogue)])];
  const idsIn = (column: Int32Array) => [...new Set(products.map((index) => column[index]))];
  await Promise.all([
    productById(database, new ProductMemory(), { shared: null }, lastKnown).loadMany(idsIn(ids)),
    aisleById(database, lastKnown).loadMany(idsIn(aisleIds)),
    departmentById(database, lastKnown).loadMany(idsIn(departmentIds)),
  ]);
}

/** Indices of what is popular at some day and hour. */
function inContexts({ contexts }: Catalogue): readonly number[] {
  const moments = Array.from({ length: 7 * 24 }, (_, i) => contexts.at(Math.floor(i / 24), i % 24));
  return moments.flatMap((cell) => cell?.products ?? []);
}
