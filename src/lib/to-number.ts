/** Converts a database value to a number: null becomes NaN, text (bigint, numeric) is parsed, true becomes 1. */
export function toNumber(value: unknown): number {
  return value === null || value === undefined ? NaN : Number(value);
}
