import { totalmem } from 'node:os';
import type { Environment } from '../../config/environment';
import type { Database } from '../../db/database';
import { startProgress } from '../../lib/progress';
import { MIN_MEMORY_BYTES } from '../../training/memory-plan';
import type { Recipe } from '../../training/recipes';
import { activeStartingPoint, continuedRecipe } from '../../training/starting-point';
import type { StartingPoint } from '../../training/starting-point';
import { trainModel } from '../../training/train-model';
import { TrainingError } from '../../training/training-error';
import { trainingSummary } from '../../training/training-summary';
import { compareBeforePublishing } from './compare-before-publishing';

export interface TrainAndPublishOptions {
  readonly environment: Environment;
  readonly database: Database;
  readonly recipe: Recipe;
  /** Appends trees to the active model's boosters instead of training from scratch. */
  readonly fromActive: boolean;
  /** Publishes only a model that passes the gate with this tolerance; undefined: no gate. */
  readonly tolerance: number | undefined;
  /** Maximum memory of this process in bytes; default: {@link defaultMemory}. */
  readonly maxMemory?: number | undefined;
  readonly signal: AbortSignal;
  notice: (message: string) => void;
}

/**
 * One training run, from the database to the active version.
 *
 * @returns the summary for the operator
 * @throws TrainingError, ModelError or GateError; nothing is published then
 */
export async function trainAndPublish(options: TrainAndPublishOptions): Promise<string> {
  const { environment, database, fromActive, tolerance, maxMemory, signal, notice } = options;
  const start = performance.now();
  const plan = fromActive ? await continuedTraining(options) : { recipe: options.recipe };
  const trained = await trainModel({
    ...plan,
    database,
    modelsDir: environment.modelsDir,
    seed: environment.seed,
    chunkUsers: environment.trainChunkUsers,
    numThreads: environment.trainThreads,
    maxMemory: maxMemory ?? defaultMemory(),
    startProgress,
    onNotice: notice,
    gate:
      tolerance === undefined
        ? undefined
        : (candidate) => compareBeforePublishing(candidate, { ...options, tolerance }),
    signal,
  });
  return trainingSummary(trained, (performance.now() - start) / 1000);
}

/** Leaves half of the machine's memory to the database. */
function defaultMemory(): number {
  return Math.max(MIN_MEMORY_BYTES, Math.min(4 * 2 ** 30, totalmem() / 2));
}

async function continuedTraining({
  environment,
  recipe,
  notice,
}: TrainAndPublishOptions): Promise<{ recipe: Recipe; from: StartingPoint }> {
  const from = await activeStartingPoint(environment.modelsDir);
  const continued = continuedRecipe(recipe, from);
  const { stage1, stage2 } = from.fits.selection;
  const trees = `${stage1.trees.length} and ${stage2.trees.length} trees`;
  if (continued === undefined) {
    throw new TrainingError(
      `Expected room for new trees after those of ${from.version}, which has ${trees} in its two stages; the recipe allows ` +
        `${recipe.stage1.numIterations} and ${recipe.stage2.numIterations}. Train from scratch, without --from.`,
    );
  }
  notice(`Continuing from ${from.version} (${trees}).`);
  return { recipe: continued, from };
}
