/** The name that a mistyped one probably means; undefined if none is similar. */
export function closestName(typed: string, names: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  const ranked = names
    .map((name) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(1, Math.floor(typed.length / 3)) ? best.name : undefined;
}

/** Insertions, deletions and replacements that turn one text into the other (Levenshtein). */
function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let l = 1; l <= left.length; l++) {
    const current = [l];
    for (let r = 1; r <= right.length; r++) {
      const replaced = previous[r - 1] + (left[l - 1] === right[r - 1] ? 0 : 1);
      current[r] = Math.min(replaced, previous[r] + 1, current[r - 1] + 1);
    }
    previous = current;
  }
  return previous[right.length];
}
