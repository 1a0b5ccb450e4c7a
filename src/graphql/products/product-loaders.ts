/** DataLoaders of the catalogue. They answer from the last rows read while the database is out. */
import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import type { Freshness } from '../freshness';
import { inKeyOrder } from '../in-key-order';
import type { LastKnown } from '../last-known';
import type { Aisle } from './aisle.type';
import type { Department } from './department.type';
import type { ProductMemory } from './product-memory';
import { toProduct } from './product.type';
import type { Product } from './product.type';

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

export const aisleById = ({ prisma }: Database, { aisles }: LastKnown) =>
  new DataLoader<number, Aisle | null>((ids) =>
    aisles.orRead(ids, async () => {
      const rows = await prisma.aisle.findMany({ where: { id: { in: [...ids] } } });
      return inKeyOrder(ids, rows, (row) => row.id);
    }),
  );

export const departmentById = ({ prisma }: Database, { departments }: LastKnown) =>
  new DataLoader<number, Department | null>((ids) =>
    departments.orRead(ids, async () => {
      const rows = await prisma.department.findMany({ where: { id: { in: [...ids] } } });
      return inKeyOrder(ids, rows, (row) => row.id);
    }),
  );
