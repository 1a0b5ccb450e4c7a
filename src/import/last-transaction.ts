import type { ImportContext } from './import-context';
import { inTransaction } from './session';

/** Runs the work in the transaction that changes the shop's tables. If the import is a check, it is rolled back at the end. */
export async function inLastTransaction<T>(
  { client, signal, check }: ImportContext,
  work: () => Promise<T>,
): Promise<T> {
  if (!check) return inTransaction(client, signal, work);
  try {
    return await inTransaction<never>(client, signal, async () => {
      throw new Checked(await work());
    });
  } catch (error) {
    if (error instanceof Checked) return error.result as T;
    throw error;
  }
}

class Checked extends Error {
  constructor(readonly result: unknown) {
    super('checked');
  }
}
