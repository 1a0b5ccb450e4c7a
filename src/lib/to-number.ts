/** A database value as a number: null becomes NaN, text (bigint, numeric) is read, true is 1. */
export function toNumber(value: unknown): number {
  return value === null || value === undefined ? NaN : Number(value);
}
