import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import type { LastKnown } from '../last-known';
import type { Aisle } from '../types/aisle.type';
import { inKeyOrder } from './in-key-order';

export const aisleById = ({ prisma }: Database, { aisles }: LastKnown) =>
  new DataLoader<number, Aisle | null>((ids) =>
    aisles.orRead(ids, async () => {
      const rows = await prisma.aisle.findMany({ where: { id: { in: [...ids] } } });
      return inKeyOrder(ids, rows, (row) => row.id);
    }),
  );
