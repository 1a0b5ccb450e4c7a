import type { Pool } from 'pg';
import { readHistories } from '../../features/history';
import type { Target } from '../../features/target';
import type { Catalogue } from '../../retrieval/catalogue';
import { retrievalRequest } from '../../retrieval/retrieval-request';
import type { RetrievalRequest } from '../../retrieval/retrieve';

const nothing: ReadonlySet<number> = new Set();

/**
 * Prepares the retrieval request of each target, without filters.
 *
 * @returns a function from the target's place to its request, which is valid until the next call
 */
export async function retrievalRequests(
  pool: Pool,
  catalogue: Catalogue,
  targets: readonly Target[],
): Promise<(t: number) => RetrievalRequest> {
  const { columns, of } = await readHistories(pool, targets);
  return (t) =>
    retrievalRequest(catalogue, {
      target: targets[t],
      history: of[t],
      columns,
      filter: {},
      unavailable: nothing,
      dismissed: nothing,
    });
}
