/**
 * Working memory that goes with something: made at the first use, then used again by one computation after the other, and
 * gone with its owner. Clearing what was touched costs less than making it anew.
 *
 * @param make leaves it as each computation expects to find it
 */
export function scratchOf<Owner extends object, Scratch>(
  make: (owner: Owner) => Scratch,
): (owner: Owner) => Scratch {
  const known = new WeakMap<Owner, Scratch>();
  return (owner) => {
    const found = known.get(owner);
    if (found !== undefined) return found;
    const made = make(owner);
    known.set(owner, made);
    return made;
  };
}
