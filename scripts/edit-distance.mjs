/**
 * The Levenshtein distance: the minimum number of letters to insert, remove or replace to turn one word into the other.
 *
 * @param {string} one
 * @param {string} other
 */
export function editDistance(one, other) {
  // row[j]: distance between the letters of `one` read so far and the first j letters of `other`.
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, replaced));
    }
    row = next;
  }
  return row[other.length];
}
