/** Maximum number of characters of an external id. */
export const MAX_EXTERNAL_ID_LENGTH = 255;

/**
 * The one form of a shop's own id: trimmed, with case and leading zeros as given.
 *
 * @returns undefined if the text is no id: empty, longer than 255 characters, or with control characters or unpaired
 * surrogates
 */
export function canonicalExternalId(text: string): string | undefined {
  const id = text.trim();
  if (id === '' || /[\p{Cc}\p{Cs}]/u.test(id)) return undefined;
  return id.length <= MAX_EXTERNAL_ID_LENGTH || [...id].length <= MAX_EXTERNAL_ID_LENGTH ? id : undefined;
}
