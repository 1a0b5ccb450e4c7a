/**
 * Sorts names so that each comes after everything it needs. Ties are resolved alphabetically, so the result does not
 * depend on the order of the input.
 *
 * @param needs name -> names it needs
 * @throws Error with the name, for an unknown name or a cycle
 */
export function topologicalOrder(needs: ReadonlyMap<string, readonly string[]>): string[] {
  const done: string[] = [];
  const open = new Set<string>();
  const visit = (name: string, from: string) => {
    if (done.includes(name)) return;
    const needed = needs.get(name);
    if (needed === undefined) throw new Error(`${from} needs ${name}, which does not exist`);
    if (open.has(name)) throw new Error(`${name} depends on itself through ${from}`);
    open.add(name);
    for (const other of [...needed].sort()) visit(other, name);
    open.delete(name);
    done.push(name);
  };
  for (const name of [...needs.keys()].sort()) visit(name, name);
  return done;
}
