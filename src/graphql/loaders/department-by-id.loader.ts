import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import type { Department } from '../types/department.type';
import { inKeyOrder } from './in-key-order';

export const departmentById = ({ prisma }: Database) =>
  new DataLoader<number, Department | null>(async (ids) => {
    const rows = await prisma.department.findMany({ where: { id: { in: [...ids] } } });
    return inKeyOrder(ids, rows, (row) => row.id);
  });
