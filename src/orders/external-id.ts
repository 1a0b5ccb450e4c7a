/**
 * An external id is a shop's own id of a user, product, order, aisle or department. Import and API compare ids byte by
 * byte, so both must store the same text for the same id.
 */

/** Longer texts are a description or a broken row rather than an id. */
const MAX_LENGTH = 255;

/**
 * Removes surrounding white space. Case and leading zeros are kept: `007` is not `7`.
 *
 * @returns undefined if the text is empty, too long, or contains control characters
 */
export function canonicalExternalId(text: string): string | undefined {
  const id = text.trim();
  return id === '' || id.length > MAX_LENGTH || /[\p{Cc}\p{Cs}]/u.test(id) ? undefined : id;
}
