import type { Pool } from 'pg';
import { readHistories, type UserHistory } from '../../features/history';
import type { Target } from '../../features/target';
import type { Catalogue } from '../../retrieval/catalogue';
import { retrievalRequest } from '../../retrieval/retrieval-request';
import type { RetrievalRequest } from '../../retrieval/retrieve';

const nothing: ReadonlySet<number> = new Set();

/** What retrieval is asked for each target when nothing is filtered. */
export async function retrievalRequests(
  pool: Pool,
  catalogue: Catalogue,
  targets: readonly Target[],
): Promise<readonly RetrievalRequest[]> {
  const { columns, of } = await readHistories(pool, targets);
  return targets.map((target, t) =>
    retrievalRequest(catalogue, {
      target,
      history: of[t] as UserHistory,
      columns,
      filter: {},
      unavailable: nothing,
      dismissed: nothing,
    }),
  );
}
