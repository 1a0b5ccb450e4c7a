/** The first half of a training run, from the database to the selection fit's rows: aggregates, sizes, bins, plan, rows. */
import type { Pool } from 'pg';
import { viewsDir } from '../db/database';
import { scorableUsers } from '../evaluation/order-identities';
import { refreshAggregates } from '../db/views/refresh-aggregates';
import { holdsRows, readViews } from '../db/views/view-files';
import { featureNames } from '../features/feature-columns';
import { cachedCatalogues } from './catalogue-cache';
import type { CatalogueOf } from './catalogue-cache';
import { chooseRetrieval } from './choose-retrieval';
import type { RetrievalChoice } from './choose-retrieval';
import { limitedPlan, limitNotice, targetsOf } from './limited-plan';
import type { LimitedPlan } from './limited-plan';
import { keptRowBytes, smallerLimits, targetLimits } from './memory-plan';
import type { Recipe } from './recipes';
import type { StartingPoint } from './starting-point';
import { planTargets } from './target-plan';
import type { RunPlan, TargetPlan } from './target-plan';
import { MIN_USERS } from './too-little-data';
import { TrainingError } from './training-error';
import { fitBins, readTrainingSet } from './training-set';
import type { FittedBins, TrainingSet } from './training-set';
import { runStep } from './training-steps';
import type { StepOptions } from './training-steps';

export interface PrepareRowsOptions extends StepOptions {
  readonly pool: Pool;
  readonly recipe: Recipe;
  readonly seed: number;
  readonly chunkUsers: number;
  readonly numThreads: number;
  /** Maximum memory of this process in bytes; limits the number of targets. Default: 4 GiB. */
  readonly maxMemory?: number | undefined;
  /** Reports what the operator should know. */
  readonly onNotice?: ((message: string) => void) | undefined;
  readonly from?: StartingPoint | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface PreparedRows {
  readonly catalogueOf: CatalogueOf;
  readonly retrieval: RetrievalChoice;
  /** The recipe with the chosen retrieval sizes. */
  readonly recipe: Recipe;
  readonly plan: LimitedPlan;
  readonly set: TrainingSet;
  readonly bins: FittedBins;
  /** All targets, before memory and recipe limit them. */
  readonly all: RunPlan;
}

const DEFAULT_MEMORY_BYTES = 4 * 2 ** 30;

/** @throws TooLittleDataError */
export async function prepareRows(options: PrepareRowsOptions): Promise<PreparedRows> {
  const { pool } = options;
  await refreshProductAggregates(options);
  const all = await withUnknownValidation(options, await planTargets(pool, options.recipe.stage1Lags));
  const catalogueOf = cachedCatalogues(pool);
  const retrieval = await chooseSizes(options, catalogueOf, all);
  const recipe: Recipe = { ...options.recipe, retrieval: retrieval.sizes };
  const bins = await fitFeatureBins({ ...options, recipe }, catalogueOf, all);
  const plan = limitTargets({ ...options, recipe }, all, bins);
  const set = await readRows({ ...options, recipe }, catalogueOf, plan, bins);
  return { catalogueOf, retrieval, recipe, plan, set, bins, all };
}

/**
 * In continued training, leaves out the validation targets that the selection fit has learnt from: users' orders move
 * between its training and validation targets when histories are short, or when newer orders are cancelled.
 */
async function withUnknownValidation({ pool, from }: PrepareRowsOptions, plan: RunPlan): Promise<RunPlan> {
  if (!from) return plan;
  const { lag, userIds } = plan.validation;
  const fitted = from.fitted.selection;
  const unknown = await scorableUsers(pool, userIds, lag, { kind: 'except', fitted });
  if (unknown.length >= MIN_USERS) return { ...plan, validation: { lag, userIds: unknown } };
  throw new TrainingError(
    `--from active: expected at least ${MIN_USERS} validation orders that ${from.version} was not fitted on, found ` +
      `${unknown.length} of ${userIds.length}. Train from scratch, without --from.`,
  );
}

/** Does nothing right after an import, which refreshes the aggregates itself. */
function refreshProductAggregates({ pool, ...options }: PrepareRowsOptions): Promise<string | undefined> {
  const total = readViews(viewsDir).filter(holdsRows).length;
  return runStep(options, { name: 'refresh', total }, (update) =>
    refreshAggregates(pool, viewsDir, (view, done) => update(done, view)),
  );
}

function chooseSizes(
  options: PrepareRowsOptions,
  catalogueOf: CatalogueOf,
  plan: TargetPlan,
): Promise<RetrievalChoice> {
  const { pool, recipe, chunkUsers, seed, numThreads, signal } = options;
  const choices = [recipe.retrieval, ...recipe.otherRetrievals];
  return runStep(options, { name: 'retrieval', total: choices.length }, (update) =>
    chooseRetrieval({
      pool,
      catalogueOf,
      plan,
      choices,
      chunkUsers,
      seed,
      numThreads,
      signal,
      onProgress: update,
    }),
  );
}

function fitFeatureBins(
  options: PrepareRowsOptions,
  catalogueOf: CatalogueOf,
  plan: TargetPlan,
): Promise<FittedBins> {
  const { pool, recipe, chunkUsers, signal } = options;
  return runStep(options, { name: 'bins', total: 1 }, () =>
    fitBins({ pool, catalogueOf, recipe, chunkUsers, signal }, plan),
  );
}

/** Limits the targets to those that the recipe asks for and that fit into memory. */
export function limitTargets(options: PrepareRowsOptions, plan: TargetPlan, bins: FittedBins): LimitedPlan {
  const { recipe, maxMemory = DEFAULT_MEMORY_BYTES, onNotice } = options;
  const cost = {
    candidates: bins.candidatesPerTarget,
    features: featureNames.length,
    shortlistSize: recipe.shortlistSize,
  };
  const limited = limitedPlan(plan, smallerLimits(recipe.maxTargets, targetLimits(maxMemory, cost)), recipe);
  const notice = limitNotice(limited);
  if (notice !== undefined) onNotice?.(notice);
  return limited;
}

function readRows(
  options: PrepareRowsOptions,
  catalogueOf: CatalogueOf,
  plan: LimitedPlan,
  bins: FittedBins,
): Promise<TrainingSet> {
  const { pool, recipe, chunkUsers, from, signal, maxMemory = DEFAULT_MEMORY_BYTES } = options;
  const total = targetsOf([...plan.training, plan.validation]);
  return runStep(options, { name: 'rows', total }, (update) =>
    readTrainingSet({
      pool,
      catalogueOf,
      plan,
      bins,
      keepBytes: keptRowBytes(maxMemory),
      recipe,
      chunkUsers,
      from: from?.fits.selection.stage1,
      signal,
      onProgress: (done) => update(done, 'targets'),
    }),
  );
}
