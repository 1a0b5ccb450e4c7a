/** An external id as clients of the replaced service expect it: a number where it can be one. */
export type RestId = number | string;

/** A whole number without leading zeros up to 2^53 - 1 becomes a number, any other id stays text. */
export function restId(externalId: string): RestId {
  const number = /^(0|[1-9]\d{0,15})$/.test(externalId) ? Number(externalId) : NaN;
  return Number.isSafeInteger(number) ? number : externalId;
}
