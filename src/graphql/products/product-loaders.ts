/** DataLoaders for the catalogue. During a database outage they return the rows that were read last. */
import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import { inKeyOrder } from '../in-key-order';
import type { LastKnown } from '../last-known';
import type { Aisle } from './aisle.type';
import type { Department } from './department.type';
import type { ProductMemory, SeenVersion } from './product-memory';
import { toProduct } from './product.type';
import type { Product } from './product.type';

/** Reads memory if the request has seen the version that is in memory, the table otherwise. */
export const productById = (
  { prisma }: Database,
  memory: ProductMemory,
  seenVersion: SeenVersion,
  lastKnown: LastKnown,
) =>
  new DataLoader<number, Product | null>(async (ids) => {
    const { shared } = seenVersion;
    const known = shared === null ? [] : memory.recall(shared, ids);
    const missing = ids.filter((_, i) => known[i] === undefined);
    if (missing.length === 0) return known as Product[];
    const read = await lastKnown.products.orRead(missing, async () => {
      const rows = await prisma.product.findMany({ where: { id: { in: missing } } });
      const products = rows.map(toProduct);
      if (shared !== null) memory.remember(shared, products);
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
