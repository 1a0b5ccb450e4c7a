/**
 * Leaves out what must not come back: orders that were cancelled, and users who were erased with all of their orders.
 * Exports may contain them for a long time.
 */
import { readSql } from '../lib/read-sql';
import { ORDER_MATCH_MINUTES } from '../orders/order-match';
import type { ImportContext } from './import-context';

/**
 * Must run in the import's last transaction, before the checks, so that nothing refers to the rows left out.
 *
 * @returns a sentence for each kind of rows left out; without ids, which may be personal data
 */
export async function leaveOutTombstones({
  client,
  userUuidNamespace,
}: ImportContext): Promise<readonly string[]> {
  const run = async (name: string, ...values: unknown[]) =>
    (await client.query(readSql(__dirname, `tombstones/${name}`), values)).rowCount ?? 0;
  const { rows } = await client.query<{ erased: boolean; cancelled: boolean }>(
    readSql(__dirname, 'tombstones/any'),
  );
  const [{ erased, cancelled }] = rows;
  const notes: string[] = [];
  if (erased) {
    await run('find-erased-users', userUuidNamespace);
    const orders = await run('find-orders-of-erased-users');
    const items = await run('remove-items');
    await run('remove-unchanged');
    await run('remove-orders');
    const users = await run('remove-erased-users');
    if (users + orders > 0) {
      notes.push(
        `Left out ${count(users, 'erased user')} with ${count(orders, 'order')} and ${count(items, 'order item')}.`,
      );
    }
    await client.query('drop table left_out_orders');
  }
  if (cancelled) {
    await run('find-possibly-cancelled', ORDER_MATCH_MINUTES);
    while (await run('match-cancelled'));
    const orders = await run('find-cancelled-orders');
    if (orders > 0) {
      await run('forget-reorders');
      await run('remove-items');
      await run('remove-unchanged');
      await run('number-remaining');
      await run('remove-orders');
      notes.push(`Left out ${count(orders, 'cancelled order')}.`);
    }
  }
  return notes;
}

const count = (value: number, noun: string) =>
  `${value.toLocaleString('en')} ${noun}${value === 1 ? '' : 's'}`;
