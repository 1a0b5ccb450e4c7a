import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import type { LastKnown } from '../last-known';
import type { Department } from '../types/department.type';
import { inKeyOrder } from './in-key-order';

export const departmentById = ({ prisma }: Database, { departments }: LastKnown) =>
  new DataLoader<number, Department | null>((ids) =>
    departments.orRead(ids, async () => {
      const rows = await prisma.department.findMany({ where: { id: { in: [...ids] } } });
      return inKeyOrder(ids, rows, (row) => row.id);
    }),
  );
