/**
 * The upper limit of ranking: the share of the next basket among the candidates, by generator and number of candidates.
 * Figures are means over the targets with such products; cold-start targets are omitted.
 */
import type { Pool } from 'pg';
import { readBaskets } from '../../features/read-baskets';
import { readTargets } from '../../features/read-targets';
import { userChunks } from '../../lib/user-chunks';
import type { RetrievalSizes } from '../../retrieval/candidate';
import type { Catalogue } from '../../retrieval/catalogue';
import { itemRange } from '../basket-histories';
import type { BasketHistories } from '../basket-histories';
import { retrievalProbes } from './retrieval-probes';
import { retrievalRequests } from './retrieval-requests';

export interface RetrievalRecallRow {
  readonly generator: string;
  readonly asked: number;
  /** Mean number of candidates found; a generator may find fewer than requested. */
  readonly found: number;
  /** NaN when the generator does not look for such products. */
  readonly repeatRecall: number;
  readonly exploreRecall: number;
  readonly recall: number;
}

export interface RetrievalRecallRequest {
  readonly pool: Pool;
  readonly catalogue: Catalogue;
  /** As of the catalogue's lag. */
  readonly histories: BasketHistories;
  /** Sizes of the model in service. */
  readonly sizes: RetrievalSizes;
  readonly userIds: readonly number[];
  readonly chunkUsers: number;
  readonly onProgress?: (usersDone: number) => void;
  readonly signal?: AbortSignal | undefined;
}

export async function retrievalRecall(
  request: RetrievalRecallRequest,
): Promise<readonly RetrievalRecallRow[]> {
  const { pool, catalogue, histories, sizes, userIds, chunkUsers, onProgress = () => {}, signal } = request;
  const counted = retrievalProbes(catalogue, histories, sizes).map((probe) => ({
    probe,
    found: new RunningMean(),
    repeat: new RunningMean(),
    explore: new RunningMean(),
    all: new RunningMean(),
  }));
  const { indexOf } = catalogue.products;
  for (const { userIds: chunkIds, usersDone } of userChunks(userIds, chunkUsers)) {
    const known = await readTargets(pool, chunkIds, catalogue.lag);
    const targets = known.filter(({ knownOrders }) => knownOrders > 0);
    const baskets = await readBaskets(pool, targets);
    const requestOf = await retrievalRequests(pool, catalogue, targets);
    targets.forEach(({ userId }, t) => {
      signal?.throwIfAborted();
      const user = histories.userOf(userId) as number;
      const history = new Set(histories.items.subarray(...itemRange(histories, user)));
      const basket = Array.from(baskets[t], (id) => indexOf.get(id) as number);
      const ofTarget = requestOf(t);
      for (const { probe, found, repeat, explore, all } of counted) {
        const products = new Set(probe.find(ofTarget, user, history));
        found.add(products.size);
        all.add(shareIn(products, basket));
        repeat.add(
          shareIn(
            products,
            basket.filter((product) => history.has(product)),
          ),
        );
        explore.add(
          shareIn(
            products,
            basket.filter((product) => !history.has(product)),
          ),
        );
      }
    });
    onProgress(usersDone);
  }
  return counted.map(({ probe: { generator, asked, finds }, found, repeat, explore, all }) => ({
    generator,
    asked,
    found: found.mean(),
    repeatRecall: finds === 'explore' ? NaN : repeat.mean(),
    exploreRecall: finds === 'repeat' ? NaN : explore.mean(),
    recall: all.mean(),
  }));
}

/** NaN when there is nothing to find. */
function shareIn(found: ReadonlySet<number>, wanted: readonly number[]): number {
  return wanted.filter((product) => found.has(product)).length / wanted.length;
}

/** Ignores NaN. */
class RunningMean {
  private sum = 0;
  private count = 0;

  add(value: number): void {
    if (Number.isNaN(value)) return;
    this.sum += value;
    this.count++;
  }

  /** NaN when nothing was added. */
  mean(): number {
    return this.sum / this.count;
  }
}
