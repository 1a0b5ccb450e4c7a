/**
 * Scratch memory that belongs to an object: allocated on first use, reused by later computations, and collected together
 * with its owner. Clearing the touched parts is cheaper than allocating new memory.
 *
 * @param make returns it in the state that each computation expects to find
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
