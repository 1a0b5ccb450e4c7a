/** Copies a shop into an empty database: the same external ids, but other internal keys and another order of the rows. */
import type { Pool } from 'pg';
import { Random } from '../../src/lib/random';

type Row = Readonly<Record<string, unknown>>;

/** Each table, with its key and the columns that hold keys of other tables. */
const tables = [
  { table: 'departments', keys: { id: 'departments' } },
  { table: 'aisles', keys: { id: 'aisles' } },
  { table: 'products', keys: { id: 'products', aisle_id: 'aisles', department_id: 'departments' } },
  { table: 'users', keys: { id: 'users' } },
  { table: 'orders', keys: { id: 'orders', user_id: 'users' } },
  { table: 'order_items', keys: { order_id: 'orders', product_id: 'products' } },
] as const;

export async function copyWithOtherKeys(from: Pool, to: Pool, seed: number): Promise<void> {
  const random = new Random(seed, 'keys');
  const newKeys = new Map<string, ReadonlyMap<unknown, number>>();
  for (const { table, keys } of tables) {
    const { rows } = await from.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t`);
    const all = rows.map(({ row }) => row);
    if ('id' in keys) {
      // Every third number, half of them negative, as keys of recorded users and orders are.
      const order = shuffled(all, random);
      const start = -3 * Math.floor(all.length / 2);
      newKeys.set(table, new Map(order.map(({ id }, place) => [id, start + 3 * place])));
    }
    const renamed = all.map((row) => ({
      ...row,
      ...Object.fromEntries(
        Object.entries(keys).map(([column, of]) => [column, newKeys.get(of)?.get(row[column])]),
      ),
    }));
    await to.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
      JSON.stringify(shuffled(renamed, random)),
    ]);
  }
  await to.query('analyze');
}

function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  return values
    .map((value) => ({ value, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
