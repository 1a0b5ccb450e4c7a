/**
 * A list that is too short, filled up from another one without repeats.
 *
 * @param rest as long as it takes: at least `length` plus the list's own length, where there is so much
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
