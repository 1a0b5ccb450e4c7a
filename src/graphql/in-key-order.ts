/**
 * Arranges rows as DataLoader requires: one entry per key, in the order of the keys, whatever the order and number of rows.
 *
 * @returns null for a key without a row
 */
export function inKeyOrder<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}
