/**
 * The training run, from the database to a published version:
 * views refreshed, rows read, stage 1, out-of-fold scores, stage 2, calibration, validation, publication.
 * Nothing is visible to anybody before the last step, which is atomic.
 */
import { availableParallelism } from 'node:os';
import type { Database } from '../db/database';
import { viewsDir } from '../db/database';
import { refreshAggregates } from '../db/views/refresh-aggregates';
import { holdsRows, readViews } from '../db/views/view-files';
import type { OnView } from '../db/views/view-relations';
import { evaluate } from '../evaluation/evaluate';
import type { Evaluation } from '../evaluation/evaluate';
import { featureColumnsHash, featureNames } from '../features/feature-columns';
import { predictRaw } from '../gbdt/predict';
import type { TrainResult } from '../gbdt/train';
import type { Booster } from '../gbdt/tree';
import type { Manifest } from '../registry/manifest';
import { startProgress } from '../lib/progress';
import { publishModel } from '../model-format/publish-model';
import { stage2ColumnsHash } from '../recommend/shortlist-rows';
import { boosterModel } from './booster-model';
import { dataFingerprint } from './data-fingerprint';
import { manifestMetrics } from './manifest-metrics';
import { chooseRetrieval } from './choose-retrieval';
import type { RetrievalChoice } from './choose-retrieval';
import { chooseStage2Weight } from './choose-stage2-weight';
import type { Stage2Weight } from './choose-stage2-weight';
import { chosenSettings, judgedShortlists, validationShortlist } from './chosen-settings';
import type { ValidationShortlist } from './chosen-settings';
import { limitedPlan, limitNotice, targetsOf } from './limited-plan';
import type { LimitedPlan } from './limited-plan';
import { atMost, keptRowBytes, targetLimits } from './memory-plan';
import type { Recipe } from './recipes';
import { labelledShortlist, trainStage2 } from './stage2';
import type { LabelledShortlist } from './stage2';
import { foldBoosters, outOfFoldScores, trainStage1 } from './stage1';
import type { StageOptions } from './stage1';
import { checkEnoughData } from './too-little-data';
import { rememberedCatalogues } from './remembered-catalogues';
import type { CatalogueOf } from './remembered-catalogues';
import type { StartingPoint } from './starting-point';
import { planTargets } from './target-plan';
import type { LagUsers, TargetPlan } from './target-plan';
import { fitBins, readTrainingSet } from './training-set';
import type { FittedBins, TrainingSet } from './training-set';

export interface TrainModelOptions {
  readonly database: Database;
  readonly modelsDir: string;
  readonly recipe: Recipe;
  readonly seed: number;
  readonly chunkUsers: number;
  /** Threads that the trainer uses; one a core, at most 8, when left out. The model does not depend on it. */
  readonly numThreads?: number | undefined;
  /** Bytes that this process may take at its peak; decides how many targets are learnt from. 4 GiB when left out. */
  readonly maxMemory?: number | undefined;
  /** Told what the operator should know on the way. */
  readonly onNotice?: ((message: string) => void) | undefined;
  /** Boosters to go on from; training begins anew without them. */
  readonly from?: StartingPoint | undefined;
  /** Asked before anything is published; throws to refuse. */
  readonly gate?: ((candidate: NewModel) => Promise<void>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A model that is trained and validated, but not published. */
export interface NewModel {
  readonly validation: Evaluation;
  readonly validationUsers: LagUsers;
}

export interface TrainedModel {
  readonly manifest: Manifest;
  readonly retrieval: RetrievalChoice;
  readonly stage1: TrainResult;
  readonly stage2: TrainResult;
  readonly stage2Weight: Stage2Weight;
  readonly validation: Evaluation;
}

/**
 * @throws TooLittleDataError when there is too little data, before any long work where it can be known then
 * @throws the signal's reason when aborted, the gate's error when it refuses; the registry is then as it was
 */
export async function trainModel(asked: TrainModelOptions): Promise<TrainedModel> {
  const { database, modelsDir, seed, chunkUsers, signal } = asked;
  const { pool } = database;
  await checkEnoughData(pool);
  // Of the data before it is read: orders that arrive during the training make it differ, and are learned from next time.
  const fingerprint = await dataFingerprint(pool);
  await refresh(asked);
  const catalogueOf = rememberedCatalogues(pool);
  const all = await planTargets(pool, asked.recipe.stage1Lags);
  const retrieval = await retrievalOf({ ...asked, catalogueOf }, all);
  const options: TrainingRun = {
    ...asked,
    catalogueOf,
    recipe: { ...asked.recipe, retrieval: retrieval.sizes },
  };
  const bins = await binsOf(options, all);
  const plan = planWithin(options, all, bins);
  const set = await readRows(options, plan, bins);
  const stage1 = await stage1Of(set, options);
  const boosters = plan.heldOut ? [stage1.booster] : await foldBoostersOf(set, stage1, options);
  const lists = await shortlistsOf(set, stage1, boosters, options);
  const trainedOn = {
    users: new Set(set.trainUsers).size,
    targets: set.targets,
    rows: set.train.numRows,
  };
  const stage2 = await stage2Of(lists, options);
  const judged = judgedShortlists(lists.validation, stage2.booster);
  const stage2Weight = chooseStage2Weight(judged);
  const settings = chosenSettings(options.recipe, lists.validation, judged, stage2Weight.weight);
  const validation = await withProgress('Validating', plan.validation.userIds.length, async (update) =>
    evaluate({
      pool,
      catalogue: await catalogueOf(plan.validation.lag),
      model: boosterModel(stage1.booster, stage2.booster, settings),
      userIds: plan.validation.userIds,
      chunkUsers,
      seed,
      signal,
      onProgress: update,
    }),
  );
  await asked.gate?.({ validation, validationUsers: plan.validation });
  signal?.throwIfAborted();
  const manifest = await publishModel(modelsDir, {
    stage1: stage1.booster,
    stage2: stage2.booster,
    activate: true,
    about: {
      source: 'trained',
      featureColumnsHash,
      stage2ColumnsHash,
      seed,
      dataFingerprint: fingerprint,
      trainedOn,
      settings,
      metrics: manifestMetrics(validation, stage1, stage2),
    },
  });
  return { manifest, retrieval, stage1, stage2, stage2Weight, validation };
}

interface TrainingRun extends TrainModelOptions {
  readonly catalogueOf: CatalogueOf;
}

type Update = (done: number, detail?: string) => void;

async function withProgress<T>(
  label: string,
  total: number,
  work: (update: Update) => Promise<T>,
): Promise<T> {
  const progress = startProgress(label, total);
  try {
    const result = await work(progress.update);
    progress.stop();
    return result;
  } catch (error) {
    progress.stop('stopped');
    throw error;
  }
}

/** Nothing to do right after an import, which has made them. */
async function refresh({ database }: TrainModelOptions): Promise<void> {
  const progress = startProgress(
    'Refreshing product aggregates',
    readViews(viewsDir).filter(holdsRows).length,
  );
  try {
    const onView: OnView = (name, done) => progress.update(done, name);
    progress.stop(await refreshAggregates(database.pool, viewsDir, onView));
  } catch (error) {
    progress.stop('stopped');
    throw error;
  }
}

function retrievalOf(options: TrainingRun, plan: TargetPlan): Promise<RetrievalChoice> {
  const { database, catalogueOf, recipe, chunkUsers, seed, signal } = options;
  const choices = [recipe.retrieval, ...recipe.otherRetrievals];
  return withProgress('Choosing numbers of candidates', choices.length, (update) =>
    chooseRetrieval({
      pool: database.pool,
      catalogueOf,
      plan,
      choices,
      chunkUsers,
      seed,
      numThreads: threadsOf(options),
      signal,
      onProgress: update,
    }),
  );
}

function binsOf(options: TrainingRun, plan: TargetPlan): Promise<FittedBins> {
  const { database, catalogueOf, recipe, chunkUsers, signal } = options;
  return withProgress('Fitting bins', 1, () =>
    fitBins({ pool: database.pool, catalogueOf, recipe, chunkUsers, signal }, plan),
  );
}

/** As many targets as the recipe asks for and the memory has room for. */
function planWithin(options: TrainModelOptions, plan: TargetPlan, bins: FittedBins): LimitedPlan {
  const { recipe, maxMemory = defaultMemory, onNotice = () => {} } = options;
  const cost = {
    candidates: bins.candidatesPerTarget,
    features: featureNames.length,
    shortlistSize: recipe.shortlistSize,
  };
  const limited = limitedPlan(plan, atMost(recipe.mostTargets, targetLimits(maxMemory, cost)), recipe);
  const notice = limitNotice(limited);
  if (notice !== undefined) onNotice(notice);
  return limited;
}

function readRows(options: TrainingRun, plan: LimitedPlan, bins: FittedBins): Promise<TrainingSet> {
  const { database, catalogueOf, recipe, chunkUsers, signal, maxMemory = defaultMemory } = options;
  const targets = targetsOf([...plan.training, plan.validation]);
  return withProgress('Reading feature rows', targets, (update) =>
    readTrainingSet({
      pool: database.pool,
      catalogueOf,
      plan,
      bins,
      keepBytes: keptRowBytes(maxMemory),
      recipe,
      chunkUsers,
      from: options.from?.stage1,
      signal,
      onProgress: (done) => update(done, 'targets'),
    }),
  );
}

function stage1Of(set: TrainingSet, options: TrainModelOptions): Promise<TrainResult> {
  const { recipe } = options;
  return withProgress(`Stage 1 (${set.train.numRows} rows)`, recipe.stage1.numIterations ?? 0, (update) =>
    trainStage1(set, { ...stageOptionsOf(options), onIteration: iterationLine(update) }),
  );
}

interface Shortlists {
  readonly training: readonly LabelledShortlist[];
  readonly validation: readonly ValidationShortlist[];
}

function foldBoostersOf(
  set: TrainingSet,
  stage1: TrainResult,
  options: TrainModelOptions,
): Promise<readonly Booster[]> {
  return withProgress('Out-of-fold scores', options.recipe.folds * stage1.bestIteration, (update) =>
    foldBoosters(set, stage1, {
      ...stageOptionsOf(options),
      onIteration: ({ iteration }) => update(iteration),
    }),
  );
}

/** @param boosters score what stage 2 learns from: none of them saw the user's rows */
async function shortlistsOf(
  set: TrainingSet,
  { booster }: TrainResult,
  boosters: readonly Booster[],
  { recipe }: TrainModelOptions,
): Promise<Shortlists> {
  const size = recipe.shortlistSize;
  const targets = set.stage2Rows.reduce((sum, { users }) => sum + users, 0);
  const all = targets + set.validationRows.lagUsers.userIds.length;
  return withProgress('Shortlists', all, async (update) => {
    const training: LabelledShortlist[] = [];
    const validation: ValidationShortlist[] = [];
    let before = 0;
    for (const { rows, users } of set.stage2Rows) {
      for await (const chunk of rows.read(users)) {
        training.push(labelledShortlist(chunk, outOfFoldScores(chunk, boosters, set.folds), size));
        update(before + chunk.usersDone);
      }
      before += users;
    }
    for await (const chunk of set.validationRows.read()) {
      validation.push(validationShortlist(chunk, predictRaw(booster, chunk.found.rows), size));
      update(before + chunk.usersDone);
    }
    return { training, validation };
  });
}

function stage2Of({ training, validation }: Shortlists, options: TrainModelOptions) {
  const { recipe } = options;
  const rows = training.reduce((sum, { labels }) => sum + labels.length, 0);
  return withProgress(`Stage 2 (${rows} rows)`, recipe.stage2.numIterations ?? 0, (update) =>
    trainStage2(training, validation, { ...stageOptionsOf(options), onIteration: iterationLine(update) }),
  );
}

function stageOptionsOf(options: TrainModelOptions): StageOptions {
  const { recipe, seed, signal, from } = options;
  return { recipe, seed, signal, from, numThreads: threadsOf(options) };
}

const threadsOf = ({ numThreads }: TrainModelOptions) =>
  numThreads ?? Math.min(availableParallelism(), MOST_THREADS);

const defaultMemory = 4 * 2 ** 30;

/** More of them help little and take from whoever else is on the machine. */
const MOST_THREADS = 8;

const iterationLine =
  (update: Update) =>
  ({ iteration, validationMetric }: { iteration: number; validationMetric?: number }) =>
    update(iteration, validationMetric === undefined ? '' : `validation ${validationMetric.toFixed(5)}`);
