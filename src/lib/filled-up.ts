/**
 * Extends a list that is too short with entries of another list, without duplicates.
 *
 * @param rest entries to append; needs at least `length` plus the list's own length to guarantee a full result
 */
export function filledUp(list: Int32Array, rest: Int32Array, length: number): Int32Array {
  if (list.length >= length) return list.slice(0, length);
  const seen = new Set(list);
  const out = new Int32Array(length);
  out.set(list);
  let count = list.length;
  for (let i = 0; i < rest.length && count < length; i++) {
    if (!seen.has(rest[i])) out[count++] = rest[i];
  }
  return out.slice(0, count);
}
