import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import type { Freshness } from '../freshness';
import type { LastKnown } from '../last-known';
import type { ProductMemory } from '../readers/product-memory';
import { toProduct } from '../types/product.type';
import type { Product } from '../types/product.type';
import { inKeyOrder } from './in-key-order';

/** From memory where the request knows that nothing has changed since; from the table otherwise. */
export const productById = (
  { prisma }: Database,
  memory: ProductMemory,
  freshness: Freshness,
  lastKnown: LastKnown,
) =>
  new DataLoader<number, Product | null>(async (ids) => {
    const { everybody } = freshness;
    const known = everybody === null ? [] : memory.recall(everybody, ids);
    const missing = ids.filter((_, i) => known[i] === undefined);
    if (missing.length === 0) return known as Product[];
    const read = await lastKnown.products.orRead(missing, async () => {
      const rows = await prisma.product.findMany({ where: { id: { in: missing } } });
      const products = rows.map(toProduct);
      if (everybody !== null) memory.remember(everybody, products);
      return inKeyOrder(missing, products, ({ id }) => id);
    });
    const found = [...read, ...known].filter((product) => product !== null && product !== undefined);
    return inKeyOrder(ids, found, ({ id }) => id);
  });
