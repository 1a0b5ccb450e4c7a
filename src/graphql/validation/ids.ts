/** The two kinds of ids at the API's doors: users by UUID, everything else by a positive whole number. */

const largestId = 2 ** 31 - 1;

/** 8-4-4-4-12 hexadecimal digits, as Postgres takes them. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

/** Text of an id that fits the tables' integer columns. */
export function isNumericId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,10}$/.test(value) && Number(value) <= largestId;
}
