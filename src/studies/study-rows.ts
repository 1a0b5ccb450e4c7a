/**
 * The rows of a study, read once for all variants with the same candidates. They are kept without bins, because variants
 * differ in columns, and take 4 bytes per row and column: about 250 MB for TimeL-E's data with six past targets per user.
 */
import type { Pool } from 'pg';
import type { EvaluatedTarget } from '../evaluation/target-metrics';
import type { Candidate } from '../retrieval/candidate';
import type { LabelledRows } from '../training/labelled-rows';
import type { Recipe } from '../training/recipes';
import type { LagUsers, TargetPlan } from '../training/target-plan';
import { cachedCatalogues } from '../training/catalogue-cache';
import { chunksOf } from '../training/training-set';
import type { TargetKind } from './study';

/** The rows of some targets. */
export interface TargetRows {
  readonly targets: readonly EvaluatedTarget[];
  /** Candidates of target t are the rows starts[t] to starts[t + 1]. */
  readonly starts: Int32Array;
  /** Product id of each row. */
  readonly products: Int32Array;
  /** Row-major, all feature columns. */
  readonly rows: Float32Array;
  readonly labels: Uint8Array;
}

/** Training rows; `age` 0 is the newest past target used for training. */
export interface AgedRows extends TargetRows {
  readonly age: number;
}

export interface StudyRows extends Readonly<Record<TargetKind, readonly TargetRows[]>> {
  readonly training: readonly AgedRows[];
}

export interface StudyRowsRequest {
  readonly pool: Pool;
  readonly plan: TargetPlan;
  readonly test: LagUsers;
  /** Determines the retrieval sizes. */
  readonly recipe: Recipe;
  readonly chunkUsers: number;
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of targets read so far. */
  readonly onProgress?: (targets: number) => void;
}

export async function readStudyRows(request: StudyRowsRequest): Promise<StudyRows> {
  const { pool, plan, test, onProgress = () => {} } = request;
  const catalogueOf = cachedCatalogues(pool);
  let done = 0;
  const read = async (lagUsers: LagUsers): Promise<TargetRows[]> => {
    const parts: TargetRows[] = [];
    for await (const chunk of chunksOf({ ...request, catalogueOf }, lagUsers)) {
      parts.push(targetRows(chunk));
      onProgress((done += chunk.targets.length));
    }
    return parts;
  };
  const training: AgedRows[] = [];
  for (const [age, lagUsers] of plan.training.entries()) {
    for (const part of await read(lagUsers)) training.push({ ...part, age });
  }
  return {
    training,
    validation: await read(plan.validation),
    test: await read(test),
  };
}

/** Reduces a chunk to what ranking and its metrics need. */
function targetRows({ targets, catalogue, found, labels, baskets }: LabelledRows): TargetRows {
  const { starts, candidates, rows } = found;
  const ids = catalogue.products.ids;
  const products = Int32Array.from(candidates, ({ product }) => ids[product]);
  return {
    targets: targets.map(({ userId, orderNumber }, t) => {
      const [start, end] = [starts[t], starts[t + 1]];
      // Retrieval always includes the whole history.
      const history = products.subarray(start, end).filter((_, i) => isHistory(candidates[start + i]));
      return {
        userId,
        basket: baskets[t],
        history: new Set(history),
        historyOrders: orderNumber - 1,
        // The chosen baskets do not depend on it.
        usualBasket: NaN,
      };
    }),
    starts,
    products,
    rows,
    labels,
  };
}

const isHistory = (candidate: Candidate | undefined) => candidate?.source === 'HISTORY';
