/**
 * What every loader owes DataLoader: one entry a key, in the order of the keys, whatever order and number of rows the
 * database gave.
 *
 * @returns null where no row has the key
 */
export function inKeyOrder<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}
