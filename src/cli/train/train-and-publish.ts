import { totalmem } from 'node:os';
import type { Environment } from '../../config/environment';
import type { Database } from '../../db/database';
import type { LoadedModel } from '../../inference/loaded-model';
import { ModelError } from '../../registry/model-error';
import { readActive } from '../../registry/versions';
import { servingModelOf } from '../../recommend/loaded-serving-model';
import { describeGateRow, passGate } from '../../training/gate';
import { leastMemory } from '../../training/memory-plan';
import type { Recipe } from '../../training/recipes';
import { activeStartingPoint, continuedRecipe } from '../../training/starting-point';
import type { StartingPoint } from '../../training/starting-point';
import { trainModel } from '../../training/train-model';
import type { NewModel } from '../../training/train-model';
import { TrainingError } from '../../training/training-error';
import { trainingSummary } from '../../training/training-summary';
import { loadActiveModel } from '../active-model';

export interface TrainAndPublishOptions {
  readonly environment: Environment;
  readonly database: Database;
  readonly recipe: Recipe;
  /** Goes on from the active model's boosters instead of beginning anew. */
  readonly fromActive: boolean;
  /** Publishes only a model that is not worse than the active one by more than this; undefined publishes any. */
  readonly tolerance: number | undefined;
  /** Bytes that this process may take at its peak; {@link defaultMemory} when left out. */
  readonly maxMemory?: number | undefined;
  readonly signal: AbortSignal;
  notice(message: string): void;
}

/**
 * One training run, from the database to the active version.
 *
 * @returns what the operator reads
 * @throws TrainingError, ModelError or GateError, with nothing published
 */
export async function trainAndPublish(options: TrainAndPublishOptions): Promise<string> {
  const { environment, database, fromActive, tolerance, maxMemory, signal, notice } = options;
  const begun = performance.now();
  const start = fromActive ? await continuing(options) : { recipe: options.recipe };
  const trained = await trainModel({
    ...start,
    database,
    modelsDir: environment.modelsDir,
    seed: environment.seed,
    chunkUsers: environment.trainChunkUsers,
    numThreads: environment.trainThreads,
    maxMemory: maxMemory ?? defaultMemory(),
    onNotice: notice,
    gate: tolerance === undefined ? undefined : (candidate) => gate(candidate, tolerance, options),
    signal,
  });
  return trainingSummary(trained, (performance.now() - begun) / 1000);
}

/** Half of the machine is the database's. */
function defaultMemory(): number {
  return Math.max(leastMemory, Math.min(4 * 2 ** 30, totalmem() / 2));
}

async function continuing({
  environment,
  recipe,
  notice,
}: TrainAndPublishOptions): Promise<{ recipe: Recipe; from: StartingPoint }> {
  const from = await activeStartingPoint(environment.modelsDir);
  const continued = continuedRecipe(recipe, from);
  const trees = `${from.stage1.trees.length} and ${from.stage2.trees.length} trees`;
  if (continued === undefined) {
    throw new TrainingError(
      `${from.version} has ${trees} in its two stages; going on would exceed the recipe's ` +
        `${recipe.stage1.numIterations} and ${recipe.stage2.numIterations}. Train anew, without --from.`,
    );
  }
  notice(`Going on from ${from.version} (${trees}).`);
  return { recipe: continued, from };
}

async function gate(candidate: NewModel, tolerance: number, options: TrainAndPublishOptions): Promise<void> {
  const { environment, database, signal, notice } = options;
  const loaded = await usableActiveModel(environment.modelsDir, notice);
  if (loaded === null) return;
  try {
    const rows = await passGate(candidate, {
      pool: database.pool,
      active: servingModelOf(loaded),
      tolerance,
      chunkUsers: environment.trainChunkUsers,
      seed: environment.seed,
      signal,
    });
    notice(
      `Gate passed (tolerance ${tolerance}, against ${loaded.version}): ${rows.map(describeGateRow).join('; ')}`,
    );
  } finally {
    await loaded.close();
  }
}

/** Null when nothing that works is in service: then any model is an improvement. */
async function usableActiveModel(
  modelsDir: string,
  notice: (message: string) => void,
): Promise<LoadedModel | null> {
  if ((await readActive(modelsDir)) === null) {
    notice('Gate: no model is active yet, so there is nothing to be worse than.');
    return null;
  }
  try {
    return await loadActiveModel(modelsDir);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    notice(`Gate: the active model cannot be used (${error.message}), so any model is an improvement.`);
    return null;
  }
}
