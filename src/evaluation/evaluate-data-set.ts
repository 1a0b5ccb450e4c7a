/**
 * The complete evaluation of one data set: baselines are tuned as of lag 2 (each user's second to last order is the
 * target), then all methods are measured as of lag 1 (the last order), then retrieval on its own.
 */
import type { Pool } from 'pg';
import type { StartProgress } from '../lib/progress';
import type { ScorableOrders } from '../registry/fitted-orders';
import type { ServingModel } from '../recommend/serving-model';
import { loadCatalogue } from '../retrieval/catalogue';
import { publishedSetting } from './baseline-method';
import type { BaselineSetting } from './baseline-method';
import { allBaselines } from './baselines/all-baselines';
import { loadBasketHistories } from './basket-histories';
import { evaluate, EvaluationError } from './evaluate';
import { OnlyFittedOrdersError, scorableUsers } from './order-identities';
import { readAllUsers } from './read-all-users';
import type { EvaluationReport, Tuning } from './report/evaluation-report';
import { retrievalRecall } from './retrieval/retrieval-recall';
import type { RetrievalRecallRow } from './retrieval/retrieval-recall';
import { tuneBaseline } from './tune-baseline';
import type { TunedBaseline } from './tune-baseline';
import { readTuningTargets } from './tuning-targets';
import { userSample } from './user-sample';

export interface DataSetRequest {
  /** Name of the data set in the report. */
  readonly dataSet: string;
  readonly pool: Pool;
  /** The evaluated model. */
  readonly model: ServingModel;
  /** The orders on which it may be scored. */
  readonly scorable: ScorableOrders;
  readonly importance: EvaluationReport['importance'];
  /** Number of settings that each baseline may try; 0 uses the published settings. */
  readonly tuneBudget: number;
  /** False omits all baselines. */
  readonly withBaselines: boolean;
  readonly chunkUsers: number;
  readonly seed: number;
  /** Evaluates a random sample of this size if there are more users; default: all users. */
  readonly maxUsers?: number | undefined;
  readonly startProgress: StartProgress;
  readonly signal?: AbortSignal | undefined;
}

const TEST_LAG = 1;
const VALIDATION_LAG = 2;
/** Retrieval is measured on at most this many users; the standard error of a mean is then about .01. */
const MAX_RETRIEVAL_USERS = 2000;

/** @throws EvaluationError when there is nothing to evaluate */
export async function evaluateDataSet(request: DataSetRequest): Promise<EvaluationReport> {
  const start = performance.now();
  const allUsers = await readAllUsers(request.pool);
  const sample = userSample(allUsers, request.maxUsers ?? Infinity, request.seed);
  const { userIds, fittedOn } = await unfittedTargets(request, sample);
  const tuned = await tuneAll(request);
  const baselines = tuned.baselines.length > 0 ? tuned.baselines : untuned(request);
  const evaluation = await measure(request, userIds, baselines);
  return {
    dataSet: request.dataSet,
    ...(sample.length < allUsers.length && { sampledFrom: allUsers.length }),
    ...(fittedOn > 0 && { fittedOn }),
    evaluation,
    tuning: { ...tuned, baselines: tuned.baselines.map(tuningRow) },
    retrieval: await lookAtRetrieval(request, userIds),
    importance: request.importance,
    seconds: (performance.now() - start) / 1000,
  };
}

/**
 * Leaves out the users whose last order the model may have been fitted on, such as one that is the last again because a
 * newer order was cancelled.
 *
 * @throws OnlyFittedOrdersError if none is left
 */
async function unfittedTargets(
  { pool, model, scorable }: DataSetRequest,
  sample: readonly number[],
): Promise<{ userIds: readonly number[]; fittedOn: number }> {
  const withOrders = await scorableUsers(pool, sample, TEST_LAG, { kind: 'except', fitted: new Set() });
  if (withOrders.length === 0) throw new EvaluationError(TEST_LAG);
  const userIds = await scorableUsers(pool, withOrders, TEST_LAG, scorable);
  if (userIds.length === 0) throw new OnlyFittedOrdersError(model.version, withOrders.length, scorable);
  return { userIds, fittedOn: withOrders.length - userIds.length };
}

function untuned({ withBaselines }: DataSetRequest): readonly BaselineSetting[] {
  return withBaselines ? allBaselines.map(publishedSetting) : [];
}

interface TunedBaselines extends Omit<Tuning, 'baselines'> {
  readonly baselines: readonly TunedBaseline[];
}

async function tuneAll(request: DataSetRequest): Promise<TunedBaselines> {
  const { pool, tuneBudget: budget, withBaselines, seed, startProgress, signal } = request;
  if (!withBaselines || budget === 0) return { budget: 0, targets: 0, baselines: [] };
  const catalogue = await loadCatalogue(pool, VALIDATION_LAG);
  const histories = await loadBasketHistories(pool, catalogue.products, VALIDATION_LAG);
  const targets = await readTuningTargets(pool, catalogue, histories);
  if (targets.length === 0) return { budget: 0, targets: 0, baselines: [] };
  const { meanBasket } = catalogue;
  const baselines: TunedBaseline[] = [];
  for (const baseline of allBaselines) {
    const progress = startProgress(`Tuning ${baseline.name}`, budget);
    const onTrial = (trials: number) => progress.update(trials, `${trials} settings`);
    const tuned = await tuneBaseline(baseline, {
      histories,
      targets,
      meanBasket,
      budget,
      seed,
      signal,
      onTrial,
    });
    progress.stop(`${tuned.trials} settings on ${targets.length} validation targets`);
    baselines.push(tuned);
  }
  return { budget, targets: targets.length, baselines };
}

function tuningRow({ baseline, ...tuned }: TunedBaseline): Tuning['baselines'][number] {
  return { name: baseline.name, ...tuned };
}

async function measure(
  { pool, model, chunkUsers, seed, startProgress, signal }: DataSetRequest,
  userIds: readonly number[],
  baselines: readonly BaselineSetting[],
) {
  const progress = startProgress('Evaluating', userIds.length);
  const evaluation = await evaluate({
    pool,
    catalogue: await loadCatalogue(pool, TEST_LAG),
    model,
    userIds,
    chunkUsers,
    seed,
    baselines,
    stage1Alone: true,
    signal,
    onProgress: (done) => progress.update(done, 'users'),
  });
  progress.stop(`${evaluation.targets} users`);
  return evaluation;
}

async function lookAtRetrieval(
  { pool, model, chunkUsers, startProgress, signal }: DataSetRequest,
  userIds: readonly number[],
): Promise<readonly RetrievalRecallRow[]> {
  const catalogue = await loadCatalogue(pool, TEST_LAG);
  const every = Math.max(1, Math.ceil(userIds.length / MAX_RETRIEVAL_USERS));
  const looked = userIds.filter((_, u) => u % every === 0);
  const progress = startProgress('Measuring retrieval', looked.length);
  const found = await retrievalRecall({
    pool,
    catalogue,
    histories: await loadBasketHistories(pool, catalogue.products, TEST_LAG),
    sizes: model.settings.retrieval,
    userIds: looked,
    chunkUsers,
    signal,
    onProgress: (done) => progress.update(done, 'users'),
  });
  progress.stop();
  return found;
}
