/**
 * Trains a booster: gradient boosting of the log loss over binned rows, as LightGBM does it.
 * Every iteration takes the gradients at the present scores, grows a tree on them and adds it to the scores.
 * Training ends after numIterations, by early stopping, by the caller, or when a tree finds no split.
 */
import { sameBins } from './bin-mapper';
import { type Dataset } from './dataset';
import { EarlyStopping } from './early-stopping';
import { DatasetError, ParameterError } from './errors';
import { averageScore, logisticGradients } from './gradients';
import { type FeatureImportance, featureImportance } from './importance';
import { recordOfParams } from './parameter-record';
import { resolveParams, type TrainParams } from './params';
import { drawBag, drawFeatures } from './sampling';
import { ScoreBoard } from './score-board';
import { roundToUnit } from './split-gain';
import { type Booster, type Tree } from './tree';
import { TreeGrower } from './tree-grower';

export interface IterationInfo {
  /** Trees so far, from 1. */
  readonly iteration: number;
  readonly total: number;
  readonly trainMetric?: number;
  readonly validationMetric?: number;
  readonly elapsedMs: number;
}

export interface TrainRequest {
  readonly params?: Partial<TrainParams>;
  readonly train: Dataset;
  /** Binned by the same mappers as `train`. */
  readonly validation?: Dataset | undefined;
  /** Whether to take the metric over the training rows too in every iteration (default true). */
  readonly evaluateTrain?: boolean;
  /** Called after every iteration; 'stop' ends training with the trees so far. */
  readonly onIteration?: ((info: IterationInfo) => void | 'stop') | undefined;
  /** Aborts training: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface TrainResult {
  readonly booster: Booster;
  /** Number of trees kept. */
  readonly bestIteration: number;
  /** The metric after each iteration, those after the best one included. */
  readonly evaluations: {
    readonly metric: TrainParams['metric'];
    readonly train: readonly number[];
    readonly validation: readonly number[];
  };
  readonly importance: FeatureImportance;
}

/** Milliseconds of computing after which the event loop gets a turn (progress, Ctrl-C). */
const TURN_MS = 40;

/**
 * @throws ParameterError for parameters out of range
 * @throws DatasetError for data that cannot be trained on
 */
export async function train(request: TrainRequest): Promise<TrainResult> {
  const params = resolveParams(request.params);
  const { train: dataset, validation, evaluateTrain = true } = request;
  checkDatasets(params, dataset, validation);
  const { storage, rows } = dataset;

  const startsFromAverage = params.boostFromAverage && !storage.initScores;
  const initScore = startsFromAverage ? roundToUnit(averageScore(storage, rows)) : 0;
  const trainScores = new ScoreBoard(dataset, initScore);
  const validationScores = validation && new ScoreBoard(validation, initScore);
  const grower = new TreeGrower(storage, params, rows.length);
  const stopping = new EarlyStopping(params.metric, params.earlyStoppingRounds);
  const gradientBuffers = {
    gradient: new Int32Array(storage.numRows),
    hessian: new Int32Array(storage.numRows),
  };
  const evaluations = { metric: params.metric, train: [] as number[], validation: [] as number[] };
  const trees: Tree[] = [];
  const turns = takeTurns(request.signal);
  const startedAt = performance.now();

  for (let iteration = 1; iteration <= params.numIterations; iteration++) {
    await turns();
    const gradients = logisticGradients(storage, rows, trainScores.scores, gradientBuffers);
    const bag = drawBag(rows, iteration - 1, params);
    const grown = grower.grow(
      gradients,
      bag,
      drawFeatures(storage.numFeatures, iteration - 1, params),
      iteration - 1,
    );
    if (grown.tree.numLeaves === 1) break;
    trees.push(grown.tree);

    trainScores.addGrown(grown, grower.partition);
    if (bag !== rows) trainScores.addWalked(grown, rowsOutside(bag, rows));
    validationScores?.addWalked(grown);

    if (evaluateTrain) evaluations.train.push(trainScores.metric(params.metric));
    if (validationScores) evaluations.validation.push(validationScores.metric(params.metric));
    const trainMetric = evaluations.train.at(-1);
    const validationMetric = evaluations.validation.at(-1);
    const answer = request.onIteration?.({
      iteration,
      total: params.numIterations,
      ...(trainMetric !== undefined && { trainMetric }),
      ...(validationMetric !== undefined && { validationMetric }),
      elapsedMs: performance.now() - startedAt,
    });
    const isOver = validationMetric !== undefined && stopping.observe(iteration, validationMetric);
    if (isOver || answer === 'stop') break;
  }

  if (params.earlyStoppingRounds > 0) trees.length = Math.min(trees.length, stopping.bestIteration);
  const booster: Booster = Object.freeze({
    objective: 'binary',
    featureNames: storage.featureNames,
    featureRanges: storage.featureRanges,
    initScore,
    trees,
    params: recordOfParams(params),
  });
  return { booster, bestIteration: trees.length, evaluations, importance: featureImportance(booster) };
}

function checkDatasets(params: TrainParams, train: Dataset, validation: Dataset | undefined): void {
  checkLabels(train);
  if (!validation) {
    if (params.earlyStoppingRounds === 0) return;
    throw new ParameterError('a validation dataset, since earlyStoppingRounds is set', 'none');
  }
  const { mappers } = train.storage;
  const others = validation.storage.mappers;
  if (others.length !== mappers.length || !others.every((other, i) => sameBins(other, mappers[i]))) {
    throw new DatasetError('validation rows binned by the mappers of the training rows', 'other mappers');
  }
  if (validation.numRows === 0) throw new DatasetError('validation rows', 'none');
  if ((validation.storage.initScores === undefined) !== (train.storage.initScores === undefined)) {
    throw new DatasetError(
      'initScores in both the training and the validation dataset, or in neither',
      'one of them',
    );
  }
}

function checkLabels({ storage: { labels, weights }, rows }: Dataset): void {
  let hasPositive = false;
  let hasNegative = false;
  for (const row of rows) {
    if (labels[row] !== 0 && labels[row] !== 1) throw new DatasetError('labels 0 and 1', labels[row]);
    if (weights && weights[row] === 0) continue;
    if (labels[row] === 1) hasPositive = true;
    else hasNegative = true;
  }
  if (hasPositive && hasNegative) return;
  const got = hasPositive ? 'only 1' : hasNegative ? 'only 0' : 'no weighted row';
  throw new DatasetError('training labels of both classes', got);
}

/** The rows that are not in the bag (both ascending). */
function rowsOutside(bag: Int32Array, rows: Int32Array): Int32Array {
  const outside = new Int32Array(rows.length - bag.length);
  let inBag = 0;
  let found = 0;
  for (const row of rows) {
    if (inBag < bag.length && bag[inBag] === row) inBag++;
    else outside[found++] = row;
  }
  return outside;
}

/** A function to call between iterations: throws when aborted, and lets the event loop turn now and then. */
function takeTurns(signal: AbortSignal | undefined): () => Promise<void> {
  let lastTurn = performance.now();
  return async () => {
    if (performance.now() - lastTurn > TURN_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      lastTurn = performance.now();
    }
    signal?.throwIfAborted();
  };
}
