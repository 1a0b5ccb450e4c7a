/**
 * Fits stage 1 again, with the settings and the number of trees of the selection fit and with newer orders than it had:
 * the evaluated and the published model. Stage 2 is that of the selection fit, which corrects positions in a list and
 * needs out-of-fold scores, the most expensive part of a training run.
 */
import { orderIdentities } from '../evaluation/order-identities';
import type { Booster } from '../gbdt/tree';
import type { FitName } from '../registry/model-files';
import { recentSet } from './choose-recency';
import { targetsOf } from './limited-plan';
import { limitTargets } from './prepare-rows';
import type { PreparedRows, PrepareRowsOptions } from './prepare-rows';
import type { Recency } from './recipes';
import { trainFixed } from './stage1';
import type { FitBoosters } from './starting-point';
import type { LagUsers } from './target-plan';
import { readTrainingSet } from './training-set';
import { runStep } from './training-steps';

/** One fit of a training run. */
export interface Fit extends FitBoosters {
  readonly lags: readonly number[];
  readonly users: number;
  readonly targets: number;
  readonly rows: number;
  /** Identities of the orders that influenced it, whether through training or through the choice of settings. */
  readonly orders: ReadonlySet<string>;
}

export interface RefitOptions extends PrepareRowsOptions {
  readonly prepared: Pick<PreparedRows, 'all' | 'bins' | 'catalogueOf' | 'recipe'>;
  /** How far back to learn, as chosen. */
  readonly recency: Recency;
  /** The fit on which the settings were chosen. */
  readonly selection: FitBoosters;
}

/** @param newestLag lag of the newest orders to learn from */
export async function refit(
  name: Exclude<FitName, 'selection'>,
  newestLag: number,
  { prepared, selection, recency, ...options }: RefitOptions,
): Promise<Fit> {
  const { pool, chunkUsers, seed, numThreads, signal } = options;
  const { bins, catalogueOf, recipe } = prepared;
  const from = options.from?.fits[name];
  const newTrees = selection.stage1.trees.length - (from?.stage1.trees.length ?? 0);
  const lags = {
    training: prepared.all.refit(newestLag).slice(0, recency.lags),
    validation: { lag: newestLag, userIds: [] },
  };
  const limited = limitTargets({ ...options, recipe, onNotice: undefined }, lags, bins);
  const plan = { ...limited, stage2Users: [], heldOut: undefined };
  return runStep(options, { name, total: newTrees }, async (update) => {
    const all = await readTrainingSet({
      ...{ pool, catalogueOf, plan, bins, recipe, chunkUsers, signal },
      keepBytes: 0,
      from: from?.stage1,
    });
    const set = recentSet(all, recency);
    const progress = { onIteration: ({ iteration }: { iteration: number }) => update(iteration) };
    const training = { recipe, seed, numThreads, signal, from, ...progress };
    const stage1: Booster =
      newTrees > 0 || !from ? await trainFixed(set.train, Math.max(1, newTrees), training) : from.stage1;
    return {
      stage1,
      stage2: selection.stage2,
      lags: plan.training.map(({ lag }) => lag),
      users: new Set(set.trainUsers).size,
      targets: targetsOf(plan.training),
      rows: set.train.numRows,
      orders: await identitiesOf(pool, plan.training),
    };
  });
}

export async function identitiesOf(
  pool: PrepareRowsOptions['pool'],
  lags: readonly LagUsers[],
): Promise<ReadonlySet<string>> {
  const identities = new Set<string>();
  for (const { lag, userIds } of lags) {
    for (const identity of await orderIdentities(pool, userIds, lag)) identities.add(identity);
  }
  return identities;
}
