/**
 * The training run, from the database to a published version: prepare-rows.ts reads and bins the rows, train-stages.ts
 * trains both stages of the selection fit, on which this file chooses the settings. With these, refit.ts fits the evaluated
 * model, which is measured on each user's last order, and the published model, which has learnt from that order too.
 * Publication is the last step and atomic.
 */
import { availableParallelism } from 'node:os';
import type { Database } from '../db/database';
import { evaluate } from '../evaluation/evaluate';
import type { Evaluation } from '../evaluation/evaluate';
import { scorableUsers } from '../evaluation/order-identities';
import { featureColumnsHash } from '../features/feature-columns';
import { predictRaw } from '../gbdt/predict';
import type { TrainResult } from '../gbdt/train';
import type { FitName } from '../registry/model-files';
import { publishModel } from '../model-format/publish-model';
import type { ServingModel } from '../recommend/serving-model';
import type { ServingSettings } from '../recommend/serving-settings';
import { stage2ColumnsHash } from '../recommend/shortlist-rows';
import type { Manifest } from '../registry/manifest';
import type { CatalogueOf } from './catalogue-cache';
import type { RecencyChoice } from './choose-recency';
import type { RetrievalChoice } from './choose-retrieval';
import { chooseStage2Weight } from './choose-stage2-weight';
import type { Stage2Weight } from './choose-stage2-weight';
import { chosenSettings, judgedShortlists } from './chosen-settings';
import { dataFingerprint } from './data-fingerprint';
import { targetsOf } from './limited-plan';
import { manifestMetrics } from './manifest-metrics';
import { prepareRows } from './prepare-rows';
import type { PreparedRows } from './prepare-rows';
import type { Recipe } from './recipes';
import { identitiesOf, refit } from './refit';
import type { Fit } from './refit';
import type { FitBoosters, StartingPoint } from './starting-point';
import { TEST_LAG, VALIDATION_LAG } from './target-plan';
import type { LagUsers } from './target-plan';
import { checkEnoughData } from './too-little-data';
import { trainStages } from './train-stages';
import { runStep } from './training-steps';
import type { StepOptions } from './training-steps';

export interface TrainModelOptions extends StepOptions {
  readonly database: Database;
  readonly modelsDir: string;
  readonly recipe: Recipe;
  readonly seed: number;
  readonly chunkUsers: number;
  /** Training threads. Default: one per core, at most 8. The model does not depend on it. */
  readonly numThreads?: number | undefined;
  /** Maximum memory of this process in bytes; limits the number of targets. Default: 4 GiB. */
  readonly maxMemory?: number | undefined;
  /** Reports what the operator should know. */
  readonly onNotice?: ((message: string) => void) | undefined;
  /** The version whose fits continue. Default: training from scratch. */
  readonly from?: StartingPoint | undefined;
  /** Called before publication; throws to prevent it. */
  readonly gate?: ((candidate: NewModel) => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A model that is trained and measured, but not published. */
export interface NewModel {
  /** The evaluated model. */
  readonly model: ServingModel;
  /** Its figures on the test targets. */
  readonly evaluation: Evaluation;
  readonly testUsers: LagUsers;
}

export interface TrainedModel {
  readonly manifest: Manifest;
  readonly retrieval: RetrievalChoice;
  readonly stage1: TrainResult;
  readonly stage2: TrainResult;
  readonly stage2Weight: Stage2Weight;
  readonly recency: RecencyChoice;
  readonly fits: Fits;
  /** Of the evaluated model, on each user's last order. */
  readonly evaluation: Evaluation;
}

export type Fits = Readonly<Record<FitName, Fit>>;

/**
 * @throws TooLittleDataError if there is too little data; if possible, before any long work
 * @throws the signal's reason after an abort, or the gate's error; the registry has not changed then
 */
export async function trainModel(request: TrainModelOptions): Promise<TrainedModel> {
  const { database, modelsDir, seed, chunkUsers, signal, onStep, startProgress } = request;
  const { pool } = database;
  const options = { ...request, pool, numThreads: request.numThreads ?? defaultThreads() };
  await checkEnoughData(pool);
  // Before the data is read: orders that arrive during training change the fingerprint, so the next run includes them.
  const fingerprint = await dataFingerprint(pool);
  const selected = await fitSelection(options);
  const { catalogueOf, retrieval, recipe, all } = selected;
  const { stage1, stage2, recency, stage2Weight, settings } = selected;
  const fits = await fitAgain(options, selected);
  const testUsers = await testTargets(pool, all.test, recipe, fits.evaluated);
  const model = boosterModel(fits.evaluated, settings);
  const evaluation = await measure(model, {
    ...{ pool, catalogueOf, chunkUsers, seed, signal, onStep, startProgress },
    targets: testUsers,
  });
  await request.gate?.({ model, evaluation, testUsers });
  signal?.throwIfAborted();
  const { users, targets, rows } = fits.published;
  const manifest = await publishModel(modelsDir, {
    stage1: fits.published.stage1,
    stage2: fits.published.stage2,
    fits,
    activate: true,
    about: {
      source: 'trained',
      featureColumnsHash,
      stage2ColumnsHash,
      seed,
      dataFingerprint: fingerprint,
      trainedOn: { users, targets, rows },
      settings,
      metrics: manifestMetrics(evaluation, stage1, stage2, recency),
    },
  });
  return { manifest, retrieval, stage1, stage2, stage2Weight, recency, fits, evaluation };
}

type FitOptions = TrainModelOptions & { readonly pool: Database['pool']; readonly numThreads: number };

interface SelectionFit extends Omit<PreparedRows, 'set'> {
  readonly fit: Fit;
  readonly stage1: TrainResult;
  readonly stage2: TrainResult;
  readonly recency: RecencyChoice;
  readonly stage2Weight: Stage2Weight;
  readonly settings: ServingSettings;
}

/** The rows of the selection fit can be collected when this returns, before those of the next fit are read. */
async function fitSelection(options: FitOptions): Promise<SelectionFit> {
  const { set, ...prepared } = await prepareRows(options);
  const { recipe, plan } = prepared;
  const from = options.from?.fits.selection;
  const stages = await trainStages(set, plan, { ...options, recipe, from });
  const { stage1, stage2, recency, users, rows } = stages;
  const judged = judgedShortlists(stages.validation, stage2.booster);
  const stage2Weight = chooseStage2Weight(judged);
  const settings = chosenSettings(recipe, stages.validation, judged, stage2Weight.weight);
  const recent = plan.training.slice(0, recency.recency.lags);
  const fit: Fit = {
    ...{ users, rows, targets: targetsOf(recent), lags: recent.map(({ lag }) => lag) },
    // Older orders were part of the choice of recency.
    orders: await identitiesOf(options.pool, plan.training),
    stage1: stage1.booster,
    stage2: stage2.booster,
  };
  return { ...prepared, fit, stage1, stage2, recency, stage2Weight, settings };
}

/** The evaluated and the published model: fitted again, or both the selection fit if newer orders make the model worse. */
async function fitAgain(options: FitOptions, selected: SelectionFit): Promise<Fits> {
  const { fit: selection, plan, recency } = selected;
  const choices = await identitiesOf(options.pool, [plan.validation]);
  const request = { ...options, prepared: selected, selection, recency: recency.recency };
  const pays = recency.newestLag?.pays !== false;
  const evaluated = pays ? await refit('evaluated', VALIDATION_LAG, request) : selection;
  const published = pays ? await refit('published', TEST_LAG, request) : selection;
  const learnt = (fit: FitName, ...orders: ReadonlySet<string>[]) =>
    new Set([...orders, options.from?.fitted[fit] ?? []].flatMap((some) => [...some]));
  return {
    selection: { ...selection, orders: learnt('selection', selection.orders) },
    evaluated: { ...evaluated, orders: learnt('evaluated', selection.orders, choices, evaluated.orders) },
    published: { ...published, orders: learnt('published', selection.orders, choices, published.orders) },
  };
}

/** The users on whose last order the evaluated model is measured: a sample of them in a large shop. */
async function testTargets(
  pool: Database['pool'],
  { lag, userIds }: LagUsers,
  { maxTargets }: Recipe,
  { orders }: Fit,
): Promise<LagUsers> {
  // Every prefix of the list is a fair sample (see planTargets).
  const sample = userIds.slice(0, maxTargets.validation);
  return { lag, userIds: await scorableUsers(pool, sample, lag, { kind: 'except', fitted: orders }) };
}

/** More threads help little and slow down other processes of the machine. */
const MAX_THREADS = 8;

const defaultThreads = () => Math.min(availableParallelism(), MAX_THREADS);

interface MeasureOptions extends StepOptions {
  readonly pool: Database['pool'];
  readonly catalogueOf: CatalogueOf;
  readonly targets: LagUsers;
  readonly chunkUsers: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
}

function measure(model: ServingModel, options: MeasureOptions): Promise<Evaluation> {
  const { pool, catalogueOf, targets, chunkUsers, seed, signal } = options;
  const { lag, userIds } = targets;
  return runStep(options, { name: 'validation', total: userIds.length }, async (update) =>
    evaluate({
      pool,
      catalogue: await catalogueOf(lag),
      model,
      userIds,
      chunkUsers,
      seed,
      signal,
      onProgress: update,
    }),
  );
}

/** The unpublished boosters in place of ONNX sessions, so that the evaluation runs the same code as serving. */
function boosterModel({ stage1, stage2 }: FitBoosters, settings: ServingSettings): ServingModel {
  return {
    version: 'unpublished',
    settings,
    stage1: async (rows) => predictRaw(stage1, rows),
    stage2: async (rows) => predictRaw(stage2, rows),
    contributions: () => {
      throw new Error('Expected a published model for reasons, got unpublished boosters.');
    },
  };
}
