/**
 * Works on several items at once and gives the results in the items' order: while one waits for the database, another
 * one computes.
 *
 * @param atOnce how many are worked on at a time; so many results are in memory
 * @throws the first error in order; later results are dropped
 */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  for (const item of items) {
    const result = work(item);
    // Whoever waits for it gets its error; until then nobody misses it.
    result.catch(() => {});
    begun.push(result);
    if (begun.length >= atOnce) yield await (begun.shift() as Promise<R>);
  }
  for (const result of begun) yield await result;
}
