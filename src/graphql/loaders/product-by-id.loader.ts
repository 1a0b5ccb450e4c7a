import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import { type Product, toProduct } from '../types/product.type';
import { inKeyOrder } from './in-key-order';

export const productById = ({ prisma }: Database) =>
  new DataLoader<number, Product | null>(async (ids) => {
    const rows = await prisma.product.findMany({ where: { id: { in: [...ids] } } });
    return inKeyOrder(ids, rows.map(toProduct), (product) => product.id);
  });
