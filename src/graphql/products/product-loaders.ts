/** DataLoaders for products. During a database outage they return the rows that were read last. */
import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import { inKeyOrder } from '../in-key-order';
import type { LastKnown } from '../last-known';
import type { ProductMemory, SeenVersion } from './product-memory';
import { toProduct } from './product.type';
import type { Product } from './product.type';

/** Parts of the process and of the request that the look-up of products needs. */
export interface ProductSources {
  readonly database: Database;
  readonly products: ProductMemory;
  readonly lastKnown: LastKnown;
  readonly seenVersion: SeenVersion;
}

/** Internal key -> product. */
export const productByKey = ({ database, products: memory, lastKnown, seenVersion }: ProductSources) =>
  new DataLoader<number, Product | null>((keys) =>
    fromMemoryOr(keys, {
      recall: (version) => memory.recall(version, keys),
      read: (missing) =>
        lastKnown.products.orRead(missing, async () => {
          const { shared } = seenVersion;
          const rows = await database.prisma.product.findMany({ where: { id: { in: missing } } });
          const products = rows.map(toProduct);
          if (shared !== null) memory.remember(shared, products);
          return inKeyOrder(missing, products, keyOf);
        }),
      seenVersion,
      nameOf: keyOf,
    }),
  );

/** The shop's own id, in its canonical form (src/orders/external-id.ts) -> product. */
export const productById = ({ database, products: memory, lastKnown, seenVersion }: ProductSources) =>
  new DataLoader<string, Product | null>((ids) =>
    fromMemoryOr(ids, {
      recall: (version) => memory.recallByIds(version, ids),
      read: (missing) =>
        lastKnown.products.orReadBy(idOf, missing, async () => {
          const { shared } = seenVersion;
          const rows = await database.prisma.product.findMany({ where: { externalId: { in: missing } } });
          const products = rows.map(toProduct);
          for (const product of products) lastKnown.products.keep(product.key, product);
          if (shared !== null) memory.remember(shared, products);
          return inKeyOrder(missing, products, idOf);
        }),
      seenVersion,
      nameOf: idOf,
    }),
  );

const keyOf = ({ key }: Product) => key;
const idOf = ({ id }: Product) => id;

interface Lookup<Name> {
  readonly recall: (version: string) => readonly (Product | undefined)[];
  readonly read: (missing: Name[]) => Promise<readonly (Product | null)[]>;
  readonly seenVersion: SeenVersion;
  readonly nameOf: (product: Product) => Name;
}

/** Reads memory if the request has seen the version that is in memory, the table otherwise. */
async function fromMemoryOr<Name>(
  names: readonly Name[],
  { recall, read, seenVersion, nameOf }: Lookup<Name>,
): Promise<(Product | null)[]> {
  const { shared } = seenVersion;
  const known = shared === null ? [] : recall(shared);
  const missing = names.filter((_, i) => known[i] === undefined);
  const found = missing.length === 0 ? [] : await read(missing);
  const all = [...found, ...known].filter((product) => product !== null && product !== undefined);
  return inKeyOrder(names, all, nameOf);
}
