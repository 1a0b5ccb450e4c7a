import type { Pool } from 'pg';
import { readHistories } from '../../features/history';
import type { Target } from '../../features/target';
import type { Catalogue } from '../../retrieval/catalogue';
import { retrievalRequest } from '../../retrieval/retrieval-request';
import type { RetrievalRequest } from '../../retrieval/retrieve';

const nothing: ReadonlySet<number> = new Set();

/**
 * What retrieval is asked for each target when nothing is filtered.
 *
 * @returns makes the request of a place among the targets; it is good until the next one is made
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
