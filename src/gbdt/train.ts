/**
 * Trains a booster: gradient boosting of an objective over binned rows, as LightGBM does it.
 * Each iteration computes the gradients at the current scores, grows a tree on them (one per class) and adds it to the
 * scores. An iteration whose random draws allow no split adds no tree, and the next one draws again (draws.ts). Training
 * ends after numIterations, by early stopping, by the caller, or when no later iteration can find a split either.
 */
import { binTree } from './binned-trees';
import { constantTree } from './constant-tree';
import type { Dataset } from './dataset';
import { drawStep, isRandomised } from './draws';
import { EarlyStopping } from './early-stopping';
import { Evaluator } from './evaluator';
import { featureImportance } from './importance';
import type { FeatureImportance } from './importance';
import { createObjective } from './objective/create-objective';
import type { Objective } from './objective/objective';
import { JobRunner } from './kernels/job-runner';
import { recordOfParams } from './parameter-record';
import { resolveParams } from './resolve-params';
import type { MetricName, TrainParams } from './params';
import { drawFeatures, drawRows, rowsOutside } from './sampling';
import { ScoreBoard } from './score-board';
import { shiftedTree } from './shifted-tree';
import { roundToUnit } from './split-gain';
import { Stopwatch } from './stopwatch';
import { checkContinued, checkDatasets } from './train-checks';
import {
  emptyModelWarning,
  endedEarlyWarning,
  singleClassWarning,
  unusableFeaturesWarning,
  withoutSplitWarning,
} from './train-warnings';
import type { TrainWarning } from './train-warnings';
import type { Booster, Tree } from './tree';
import type { GrownTree } from './tree-builder';
import { TreeGrower } from './tree-grower';
import { takeTurns } from './turns';
import { usableFeatures } from './usable-features';

export interface IterationInfo {
  /** Number of iterations so far, starting at 1. */
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
  /** Whether to also compute the metric over the training rows after every iteration (default true). */
  readonly evaluateTrain?: boolean;
  /** A booster trained on bins of the same mappers. Training continues after its trees; the result contains them first. */
  readonly continueFrom?: Booster | undefined;
  /** Called after every iteration; returning 'stop' ends training and keeps the trees so far. */
  readonly onIteration?: ((info: IterationInfo) => void | 'stop') | undefined;
  /** Number of threads, including the calling one (default 1). The booster does not depend on it. */
  readonly numThreads?: number;
  /** Records where the time is spent. */
  readonly stopwatch?: Stopwatch;
  /** Aborts training: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface TrainResult {
  readonly booster: Booster;
  /** Number of iterations of this training that were kept. */
  readonly bestIteration: number;
  /** The metric after each iteration, including those after the best one. */
  readonly evaluations: {
    readonly metric: MetricName;
    readonly train: readonly number[];
    readonly validation: readonly number[];
  };
  readonly importance: FeatureImportance;
  /** What did not go as the parameters suggest; usually empty. */
  readonly warnings: readonly TrainWarning[];
}

/**
 * @throws ParameterError for parameters out of range
 * @throws DatasetError for data that cannot be trained on
 */
export async function train(request: TrainRequest): Promise<TrainResult> {
  const params = resolveParams(request.params);
  const { train: dataset, validation, continueFrom, evaluateTrain = true } = request;
  checkDatasets(params, dataset, validation);
  if (continueFrom) checkContinued(continueFrom, params, dataset);
  const { storage, rows } = dataset;

  const { stopwatch = new Stopwatch(), numThreads = 1 } = request;
  using runner = new JobRunner(storage.memory, numThreads);
  const objective = createObjective(dataset, params, runner);
  const { numClasses, leafValueUnit } = objective;
  const startsFromAverage = params.boostFromAverage && !storage.initScores && !continueFrom;
  const average = (): number[] => objective.averageScores().map((score) => roundToUnit(score, leafValueUnit));
  const isConstant = objective.singleClass !== undefined && !continueFrom && !storage.initScores;
  let initScores =
    startsFromAverage || isConstant
      ? average()
      : new Array<number>(numClasses).fill(continueFrom?.initScore ?? 0);
  const boardsOf = (own: Dataset, ownRunner?: JobRunner): ScoreBoard[] => {
    const boards = initScores.map((score) => new ScoreBoard(own, score, ownRunner));
    continueFrom?.trees.forEach((tree, i) =>
      boards[i % numClasses].addWalked(binTree(tree, own.storage.mappers)),
    );
    return boards;
  };
  const trainBoards = boardsOf(dataset, runner);
  const validationBoards = validation && boardsOf(validation);
  const trainEvaluator = evaluateTrain && new Evaluator(dataset, params);
  const validationEvaluator = validation && new Evaluator(validation, params);
  const grower = new TreeGrower(storage, params, rows.length, leafValueUnit, { runner, stopwatch });
  const stopping = new EarlyStopping(params.metric, params.earlyStoppingRounds, params.earlyStoppingMinDelta);
  const evaluations = { metric: params.metric, train: [] as number[], validation: [] as number[] };
  const trees: Tree[] = [];
  const usable = usableFeatures(dataset, params);
  const warnings = warningsOfData(dataset, usable, objective);
  const rounds = usable.length === 0 || isConstant ? 0 : params.numIterations;
  // Random draws continue where the earlier training stopped, so two runs of five iterations equal one run of ten.
  const done = (continueFrom?.trees.length ?? 0) / numClasses;
  let kept = 0;
  let attempt = 0;
  let skipped = 0;
  const turns = takeTurns(request.signal);
  const startedAt = performance.now();
  if (rounds === 0 && !startsFromAverage && !storage.initScores && !continueFrom) initScores = average();

  for (let round = 1; round <= rounds; round++) {
    await turns();
    const iteration = done + kept;
    const current = objective.gradients(scoresOf(trainBoards));
    stopwatch.lap('gradients');
    const { bag, gradients } = drawRows(rows, { iteration, attempt }, current, params);
    const outside = bag === rows ? undefined : rowsOutside(bag, rows);
    const grown = trainBoards.map((board, k) => {
      const step = drawStep(iteration * numClasses + k, attempt);
      const features = drawFeatures(usable, step, params);
      const tree = withoutValueOfRoot(grower.grow(gradients[k], bag, features, step));
      board.addGrown(tree, grower.partition);
      if (outside) board.addWalked(tree, outside);
      stopwatch.lap('scores');
      validationBoards?.[k].addWalked(tree);
      return tree.tree;
    });
    if (grown.every(({ numLeaves }) => numLeaves === 1)) {
      skipped++;
      attempt++;
      if (kept === 0 && skipped === 1 && !startsFromAverage && !storage.initScores && !continueFrom) {
        // As in LightGBM, a training whose first tree has no split starts from the average after all.
        initScores = average();
        trainBoards.forEach((board, k) => board.addConstant(initScores[k]));
        validationBoards?.forEach((board, k) => board.addConstant(initScores[k]));
      } else if (!isRandomised(params, iteration, usable)) {
        warnings.push(endedEarlyWarning(kept, params.numIterations));
        break;
      }
      continue;
    }
    trees.push(...grown);
    kept++;
    attempt = 0;

    if (trainEvaluator) evaluations.train.push(trainEvaluator.evaluate(scoresOf(trainBoards)));
    if (validationEvaluator && validationBoards)
      evaluations.validation.push(validationEvaluator.evaluate(scoresOf(validationBoards)));
    const trainMetric = evaluations.train.at(-1);
    const validationMetric = evaluations.validation.at(-1);
    const answer = request.onIteration?.({
      iteration: kept,
      total: params.numIterations,
      ...(trainMetric !== undefined && { trainMetric }),
      ...(validationMetric !== undefined && { validationMetric }),
      elapsedMs: performance.now() - startedAt,
    });
    const isOver = validationMetric !== undefined && stopping.observe(kept, validationMetric);
    if (isOver || answer === 'stop') break;
  }

  if (params.earlyStoppingRounds > 0)
    trees.length = Math.min(trees.length, stopping.bestIteration * numClasses);
  const all = [...(continueFrom?.trees ?? []), ...trees];
  if (skipped > 0 && !warnings.some(({ code }) => code === 'ended-early'))
    warnings.push(withoutSplitWarning(skipped, kept + skipped));
  if (all.length === 0) warnings.push(emptyModelWarning(initScores));
  const booster: Booster = Object.freeze({
    objective: params.objective,
    ...(numClasses > 1 && { numClasses }),
    featureNames: storage.featureNames,
    featureRanges: storage.featureRanges,
    initScore: numClasses === 1 ? initScores[0] : 0,
    trees: numClasses === 1 ? all : withInitScores(all, initScores),
    params: recordOfParams(params),
  });
  return {
    booster,
    bestIteration: trees.length / numClasses,
    evaluations,
    importance: featureImportance(booster),
    warnings,
  };
}

/** Warnings that depend on the data alone. */
function warningsOfData(dataset: Dataset, usable: Int32Array, { singleClass }: Objective): TrainWarning[] {
  const used = new Set(usable);
  const unused = dataset.featureNames.filter((_, feature) => !used.has(feature));
  return [
    ...(unused.length > 0 ? [unusableFeaturesWarning(unused, dataset.numFeatures)] : []),
    ...(singleClass !== undefined ? [singleClassWarning(singleClass)] : []),
  ];
}

function scoresOf(boards: readonly ScoreBoard[]): Float64Array[] {
  return boards.map(({ scores }) => scores);
}

/** A tree without a split contributes nothing. */
function withoutValueOfRoot(grown: GrownTree): GrownTree {
  if (grown.tree.numLeaves > 1) return grown;
  return { ...grown, tree: { ...grown.tree, leafValue: Float64Array.of(0) } };
}

/** Folds the initial score of each class into its first tree. */
function withInitScores(trees: readonly Tree[], initScores: readonly number[]): Tree[] {
  if (trees.length === 0) return initScores.map(constantTree);
  return trees.map((tree, i) => (i < initScores.length ? shiftedTree(tree, initScores[i]) : tree));
}
