import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import type { Aisle } from '../types/aisle.type';
import { inKeyOrder } from './in-key-order';

export const aisleById = ({ prisma }: Database) =>
  new DataLoader<number, Aisle | null>(async (ids) => {
    const rows = await prisma.aisle.findMany({ where: { id: { in: [...ids] } } });
    return inKeyOrder(ids, rows, (row) => row.id);
  });
