import type { Pool } from 'pg';
import { columnOf, readHistories, type UserHistory } from '../../features/history';
import type { Target } from '../../features/target';
import type { Catalogue } from '../../retrieval/catalogue';
import { coPurchaseSupport } from '../../retrieval/co-purchase';
import { admission } from '../../retrieval/product-filter';
import type { RetrievalRequest } from '../../retrieval/retrieve';

/** What retrieval is asked for each target when nothing is filtered: as `candidateRows` asks, but without feature rows. */
export async function retrievalRequests(
  pool: Pool,
  catalogue: Catalogue,
  targets: readonly Target[],
): Promise<readonly RetrievalRequest[]> {
  const histories = await readHistories(pool, targets);
  const { columns } = histories;
  return targets.map(({ context }, t) => {
    const history = histories.of[t] as UserHistory;
    return {
      history,
      context,
      support: coPurchaseSupport(catalogue, history, columns),
      aisleShares: columnOf(history.aisles, columns.aisle, 'share'),
      admits: admission(catalogue.products, {}, new Set(), new Set()),
      excludeHistory: false,
    };
  });
}
