/**
 * The training run, from the database to a published version: prepare-rows.ts reads and bins the rows, train-stages.ts
 * trains both stages, and this file calibrates, validates and publishes. Publication is the last step and atomic.
 */
import { availableParallelism } from 'node:os';
import type { Database } from '../db/database';
import { evaluate } from '../evaluation/evaluate';
import type { Evaluation } from '../evaluation/evaluate';
import { featureColumnsHash } from '../features/feature-columns';
import { predictRaw } from '../gbdt/predict';
import type { TrainResult } from '../gbdt/train';
import type { Booster } from '../gbdt/tree';
import { publishModel } from '../model-format/publish-model';
import type { ServingModel } from '../recommend/serving-model';
import type { ServingSettings } from '../recommend/serving-settings';
import { stage2ColumnsHash } from '../recommend/shortlist-rows';
import type { Manifest } from '../registry/manifest';
import type { CatalogueOf } from './catalogue-cache';
import type { RetrievalChoice } from './choose-retrieval';
import { chooseStage2Weight } from './choose-stage2-weight';
import type { Stage2Weight } from './choose-stage2-weight';
import { chosenSettings, judgedShortlists } from './chosen-settings';
import { dataFingerprint } from './data-fingerprint';
import { manifestMetrics } from './manifest-metrics';
import { prepareRows } from './prepare-rows';
import type { Recipe } from './recipes';
import type { StartingPoint } from './starting-point';
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
  /** Boosters whose training continues. Default: training from scratch. */
  readonly from?: StartingPoint | undefined;
  /** Called before publication; throws to prevent it. */
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
  const { catalogueOf, retrieval, recipe, plan, set } = await prepareRows(options);
  const trainedOn = {
    users: new Set(set.trainUsers).size,
    targets: set.targets,
    rows: set.train.numRows,
  };
  const { stage1, stage2, validation: lists } = await trainStages(set, plan, { ...options, recipe });
  const judged = judgedShortlists(lists, stage2.booster);
  const stage2Weight = chooseStage2Weight(judged);
  const settings = chosenSettings(recipe, lists, judged, stage2Weight.weight);
  const validation = await validate(boosterModel(stage1.booster, stage2.booster, settings), {
    ...{ pool, catalogueOf, chunkUsers, seed, signal, onStep, startProgress },
    targets: plan.validation,
  });
  await request.gate?.({ validation, validationUsers: plan.validation });
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

/** More threads help little and slow down other processes of the machine. */
const MAX_THREADS = 8;

const defaultThreads = () => Math.min(availableParallelism(), MAX_THREADS);

interface ValidateOptions extends StepOptions {
  readonly pool: Database['pool'];
  readonly catalogueOf: CatalogueOf;
  readonly targets: LagUsers;
  readonly chunkUsers: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
}

function validate(model: ServingModel, options: ValidateOptions): Promise<Evaluation> {
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

/** The unpublished boosters in place of ONNX sessions, so that validation runs the same code as serving. */
function boosterModel(stage1: Booster, stage2: Booster, settings: ServingSettings): ServingModel {
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
