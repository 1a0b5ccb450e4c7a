/** Change of a product's rank between two lists: places gained (negative: lost), `new`, or null for no change. */
export type Movement = number | 'new' | null;

/**
 * @param before product ids in their old order; null without a previous list
 * @param after product ids in their new order
 */
export function movements(before: readonly string[] | null, after: readonly string[]): readonly Movement[] {
  return after.map((id, place) => {
    if (before === null) return null;
    const was = before.indexOf(id);
    if (was < 0) return 'new';
    return was === place ? null : was - place;
  });
}
