/** DataLoaders for aisles and departments. During a database outage they return the rows that were read last. */
import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import { isDatabaseOutage } from '../../db/outage';
import { inKeyOrder } from '../in-key-order';
import type { LastKnown, Remembered } from '../last-known';
import { canonicalCategoryId, nameIn, toCategory } from './category';
import type { Category, CategoryRow } from './category';

/** Internal key -> aisle. */
export const aisleByKey = ({ prisma }: Database, { aisles }: LastKnown) =>
  byKey((where) => prisma.aisle.findMany({ where }), aisles);

/** Internal key -> department. */
export const departmentByKey = ({ prisma }: Database, { departments }: LastKnown) =>
  byKey((where) => prisma.department.findMany({ where }), departments);

/** Id in its canonical form -> internal keys of the aisles with it; several only if they have the same name and no id. */
export const aisleKeysById = ({ prisma }: Database, { aisles }: LastKnown) =>
  keysById((where) => prisma.aisle.findMany({ where }), aisles);

/** Id in its canonical form -> internal keys of the departments with it. */
export const departmentKeysById = ({ prisma }: Database, { departments }: LastKnown) =>
  keysById((where) => prisma.department.findMany({ where }), departments);

/** @param ids as clients give them */
export async function categoryKeys(
  loader: DataLoader<string, readonly number[]>,
  ids: readonly string[],
): Promise<readonly number[]> {
  const canonical = ids.map(canonicalCategoryId).filter((id) => id !== undefined);
  return (await Promise.all(canonical.map((id) => loader.load(id)))).flat();
}

type Read = (where: Where) => Promise<readonly CategoryRow[]>;

interface Where {
  id?: { in: number[] };
  OR?: [{ externalId: { in: string[] } }, { externalId: null; name: { in: string[] } }];
}

const byKey = (read: Read, lastKnown: Remembered<number, Category>) =>
  new DataLoader<number, Category | null>((keys) =>
    lastKnown.orRead(keys, async () => {
      const rows = await read({ id: { in: [...keys] } });
      return inKeyOrder(keys, rows.map(toCategory), ({ key }) => key);
    }),
  );

const keysById = (read: Read, lastKnown: Remembered<number, Category>) =>
  new DataLoader<string, readonly number[]>(async (ids) => {
    const names = ids.map(nameIn).filter((name) => name !== undefined);
    const found = await read({
      OR: [{ externalId: { in: [...ids] } }, { externalId: null, name: { in: names } }],
    }).then(
      (rows) => rows.map(toCategory),
      (error: unknown) => {
        if (!isDatabaseOutage(error)) throw error;
        return lastKnown.all();
      },
    );
    return ids.map((id) => found.filter((category) => category.id === id).map(({ key }) => key));
  });
