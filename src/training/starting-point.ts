/**
 * Continued training (`npm run train -- --from active`): each fit continues its counterpart in the active version, so that
 * no fit starts from a model that has seen the orders on which it is measured. Rows start from that booster's raw scores,
 * and new trees are appended to its trees. Bins are fitted to the current data, so old thresholds need not be among their
 * bounds.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { predictRaw } from '../gbdt/predict';
import type { TrainResult } from '../gbdt/train';
import type { Booster } from '../gbdt/tree';
import type { Stage } from '../registry/model-files';
import { readFittedOrders } from '../registry/fitted-orders';
import { asModelError, ModelError } from '../registry/model-error';
import { fitFolder, FITS, textFile, versionDirectory } from '../registry/model-files';
import type { FitName } from '../registry/model-files';
import { refusalOf } from '../registry/refusal-of';
import { readActive, readManifest } from '../registry/versions';
import { lightGbmTextToBooster } from '../model-format/text-to-booster';
import { servable } from '../recommend/loaded-serving-model';
import type { Recipe } from './recipes';

/** The boosters of one fit. */
export interface FitBoosters {
  readonly stage1: Booster;
  readonly stage2: Booster;
}

export interface StartingPoint {
  readonly version: string;
  readonly fits: Readonly<Record<FitName, FitBoosters>>;
  /** Identities of the orders that each fit has learnt from. */
  readonly fitted: Readonly<Record<FitName, ReadonlySet<string>>>;
}

/** @throws ModelError if there is no active version, if it does not fit this release, or if it has only the model that serves */
export async function activeStartingPoint(modelsDir: string): Promise<StartingPoint> {
  const version = await readActive(modelsDir);
  if (version === null) {
    throw new ModelError(
      'MODEL_NOT_READY',
      `${modelsDir}: expected an active model to continue from, found none. Train the first one without --from.`,
    );
  }
  const refusal = await refusalOf(modelsDir, version, servable);
  if (refusal !== null) throw cannotContinue(version, refusal);
  const directory = versionDirectory(modelsDir, version);
  if (!(await readManifest(directory)).fits) {
    throw cannotContinue(
      version,
      new ModelError(
        'MODEL_MISMATCH',
        'it was imported, or trained by an earlier release, and has no evaluated model to continue.',
      ),
    );
  }
  const fits = await byFit(async (fit): Promise<FitBoosters> => ({
    stage1: await readStage(directory, version, fit, 'stage1'),
    stage2: await readStage(directory, version, fit, 'stage2'),
  }));
  return { version, fits, fitted: await byFit((fit) => readFittedOrders(directory, fit)) };
}

async function byFit<T>(read: (fit: FitName) => Promise<T>): Promise<Record<FitName, T>> {
  const entries = await Promise.all(FITS.map(async (fit) => [fit, await read(fit)] as const));
  return Object.fromEntries(entries) as Record<FitName, T>;
}

async function readStage(directory: string, version: string, fit: FitName, stage: Stage): Promise<Booster> {
  const path = join(directory, fitFolder(fit), textFile(stage));
  try {
    return lightGbmTextToBooster(await readFile(path, 'utf8'));
  } catch (error) {
    const { message } = asModelError(error, 'MODEL_CORRUPT');
    throw cannotContinue(version, new ModelError('MODEL_CORRUPT', `${path}: ${message}`, { cause: error }));
  }
}

function cannotContinue(version: string, refusal: ModelError): ModelError {
  return new ModelError(
    refusal.code,
    `--from active: expected an active model that this release can use, got ${version}: ${refusal.message} ` +
      'To train from scratch, leave out --from.',
    { cause: refusal },
  );
}

/** Training is not worth its time for fewer new trees. */
const MIN_NEW_TREES = 20;

/**
 * The recipe of continued training. Old and new trees together are limited to the number of trees of the original recipe,
 * so that a model that is continued every night does not become slower and slower.
 *
 * @returns undefined if a stage has room for fewer than 20 new trees: train from scratch
 */
export function continuedRecipe(recipe: Recipe, from: StartingPoint): Recipe | undefined {
  const room = (stage: Stage) => (recipe[stage].numIterations ?? 0) - from.fits.selection[stage].trees.length;
  if (Math.min(room('stage1'), room('stage2')) < MIN_NEW_TREES) return undefined;
  const withRoom = (stage: Stage) => ({ ...recipe[stage], numIterations: room(stage) });
  return { ...recipe, stage1: withRoom('stage1'), stage2: withRoom('stage2') };
}

/** Initial raw scores, as an option of DatasetBuilder.append; empty when training from scratch. */
export function startingScores(from: Booster | undefined, rows: Float32Array): { initScores?: Float32Array } {
  return from ? { initScores: predictRaw(from, rows) } : {};
}

/** One booster with the old trees followed by the new ones. */
export function continued(from: Booster | undefined, result: TrainResult): TrainResult {
  if (!from) return result;
  const { booster } = result;
  const featureRanges = booster.featureRanges.map(([low, high], f): [number, number] => {
    const [oldLow, oldHigh] = from.featureRanges[f] as [number, number];
    return [smaller(low, oldLow), -smaller(-high, -oldHigh)];
  });
  const whole: Booster = {
    ...booster,
    featureRanges,
    initScore: from.initScore + booster.initScore,
    trees: [...from.trees, ...booster.trees],
  };
  return { ...result, booster: Object.freeze(whole) };
}

/** The smaller of two numbers; NaN means that there is none. */
function smaller(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : Math.min(a, b);
}
