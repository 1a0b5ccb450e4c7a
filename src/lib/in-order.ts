/**
 * Processes several items concurrently and yields the results in the order of the items: one item computes while another
 * waits for the database.
 *
 * @param atOnce items in flight; as many results are held in memory
 * @throws the first error in item order; later results are discarded
 */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  for (const item of items) {
    const result = work(item);
    // The consumer gets the error when it awaits this result; until then it must not count as unhandled.
    result.catch(() => {});
    begun.push(result);
    if (begun.length >= atOnce) yield await (begun.shift() as Promise<R>);
  }
  for (const result of begun) yield await result;
}
