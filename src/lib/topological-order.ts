/**
 * Sorts names so that each stands after everything it needs; among free choices the alphabetical order holds, so the
 * result does not depend on the order of the input.
 *
 * @param needs name -> names it needs
 * @throws Error on an unknown name or a cycle, naming it
 */
export function topologicalOrder(needs: ReadonlyMap<string, readonly string[]>): string[] {
  const done: string[] = [];
  const open = new Set<string>();
  const visit = (name: string, from: string) => {
    if (done.includes(name)) return;
    const needed = needs.get(name);
    if (needed === undefined) throw new Error(`${from} needs ${name}, which does not exist`);
    if (open.has(name)) throw new Error(`${name} needs itself, by way of ${from}`);
    open.add(name);
    for (const other of [...needed].sort()) visit(other, name);
    open.delete(name);
    done.push(name);
  };
  for (const name of [...needs.keys()].sort()) visit(name, name);
  return done;
}
