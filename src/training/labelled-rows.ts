/**
 * Training examples: targets with a known basket, their candidates from the same retrieval code as in serving, and a label
 * for each candidate (is it in the basket?). They are read in chunks of users, so that memory stays bounded.
 */
import type { Pool } from 'pg';
import { readBaskets } from '../features/read-baskets';
import { readTargets } from '../features/read-targets';
import type { Target } from '../features/target';
import { inOrder } from '../lib/in-order';
import { userChunks } from '../lib/user-chunks';
import type { UserChunk } from '../lib/user-chunks';
import { candidateRows } from '../retrieval/candidate-rows';
import type { CandidateRows } from '../retrieval/candidate-rows';
import type { RetrievalSizes } from '../retrieval/candidate';
import type { Catalogue } from '../retrieval/catalogue';

export interface LabelledRows {
  readonly targets: readonly Target[];
  readonly catalogue: Catalogue;
  readonly found: CandidateRows;
  /** One per candidate: 1 if it is in the basket. */
  readonly labels: Uint8Array;
  readonly baskets: readonly ReadonlySet<number>[];
  /** Number of users of the list up to and including this chunk. */
  readonly usersDone: number;
}

export interface LabelledRowsOptions {
  readonly pool: Pool;
  readonly catalogue: Catalogue;
  readonly sizes: RetrievalSizes;
  readonly userIds: readonly number[];
  /** Users per chunk. */
  readonly chunkUsers: number;
  readonly signal?: AbortSignal;
}

/** While the rows of one chunk are assembled, the database reads the next. */
const MAX_CHUNKS_IN_PROGRESS = 2;

/** Targets at the catalogue's lag, in the order of the users. Targets of cold-start users are left out: they have no history to learn from. */
export async function* labelledRows(options: LabelledRowsOptions): AsyncGenerator<LabelledRows> {
  const chunks = userChunks(options.userIds, options.chunkUsers);
  for await (const chunk of inOrder(chunks, MAX_CHUNKS_IN_PROGRESS, (users) => rowsOf(options, users))) {
    if (chunk.targets.length > 0) yield chunk;
  }
}

async function rowsOf(
  { pool, catalogue, sizes, signal }: LabelledRowsOptions,
  { userIds: users, usersDone }: UserChunk,
): Promise<LabelledRows> {
  signal?.throwIfAborted();
  const known = await readTargets(pool, users, catalogue.lag);
  const targets = known.filter((target) => target.orderNumber > 1);
  const requests = targets.map((target) => ({ target, filter: {}, dismissed: nothing }));
  const found = await candidateRows({ pool, catalogue, sizes, unavailable: nothing }, requests);
  const baskets = await readBaskets(pool, targets);
  const labels = labelsOf(found, catalogue, baskets);
  return { targets, catalogue, found, baskets, labels, usersDone };
}

const nothing: ReadonlySet<number> = new Set();

function labelsOf(
  { starts, candidates }: CandidateRows,
  { products }: Catalogue,
  baskets: LabelledRows['baskets'],
) {
  const labels = new Uint8Array(candidates.length);
  baskets.forEach((basket, r) => {
    for (let i = starts[r]; i < starts[r + 1]; i++) {
      labels[i] = Number(basket.has(products.ids[(candidates[i] as { product: number }).product]));
    }
  });
  return labels;
}
