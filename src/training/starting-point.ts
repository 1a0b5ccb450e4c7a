/**
 * Going on from published boosters (`npm run train -- --from active`): new rows start from the old booster's raw scores,
 * and the trees that training adds are put behind the old ones. The bins are fitted to the data as it is now, so the old
 * thresholds need not be among their bounds.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { predictRaw } from '../gbdt/predict';
import type { TrainResult } from '../gbdt/train';
import type { Booster } from '../gbdt/tree';
import type { Stage } from '../registry/model-files';
import { asModelError, ModelError } from '../registry/model-error';
import { textFile, versionDirectory } from '../registry/model-files';
import { refusalOf } from '../registry/refusal-of';
import { readActive } from '../registry/versions';
import { lightGbmTextToBooster } from '../model-format/text-to-booster';
import { servable } from '../recommend/loaded-serving-model';
import type { Recipe } from './recipes';

export interface StartingPoint {
  readonly version: string;
  readonly stage1: Booster;
  readonly stage2: Booster;
}

/** @throws ModelError when there is no active version, or it does not fit this release */
export async function activeStartingPoint(modelsDir: string): Promise<StartingPoint> {
  const version = await readActive(modelsDir);
  if (version === null) {
    throw new ModelError(
      'MODEL_NOT_READY',
      `${modelsDir}: expected an active model to go on from, got none. Train the first one without --from.`,
    );
  }
  const refusal = await refusalOf(modelsDir, version, servable);
  if (refusal !== null) throw cannotContinue(version, refusal);
  return {
    version,
    stage1: await readStage(modelsDir, version, 'stage1'),
    stage2: await readStage(modelsDir, version, 'stage2'),
  };
}

async function readStage(modelsDir: string, version: string, stage: Stage): Promise<Booster> {
  const path = join(versionDirectory(modelsDir, version), textFile(stage));
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

/** Fewer new trees than this are not worth a training. */
const leastNewTrees = 20;

/**
 * The recipe for going on: old and new trees together are at most as many as it grows at once, so that a model continued
 * every night does not get slower for ever.
 *
 * @returns undefined when a stage has room for hardly any tree: then it is time to train anew
 */
export function continuedRecipe(recipe: Recipe, from: StartingPoint): Recipe | undefined {
  const room = (stage: Stage) => (recipe[stage].numIterations ?? 0) - from[stage].trees.length;
  if (Math.min(room('stage1'), room('stage2')) < leastNewTrees) return undefined;
  const withRoom = (stage: Stage) => ({ ...recipe[stage], numIterations: room(stage) });
  return { ...recipe, stage1: withRoom('stage1'), stage2: withRoom('stage2') };
}

/** Raw scores to begin with, in the words of a dataset's append; nothing when training begins anew. */
export function startingScores(from: Booster | undefined, rows: Float32Array): { initScores?: Float32Array } {
  return from ? { initScores: predictRaw(from, rows) } : {};
}

/** The old trees and then the new ones, as one booster. */
export function continued(from: Booster | undefined, result: TrainResult): TrainResult {
  if (!from) return result;
  const { booster } = result;
  const featureRanges = booster.featureRanges.map(([low, high], f): [number, number] => {
    const [oldLow, oldHigh] = from.featureRanges[f] as [number, number];
    return [least(low, oldLow), -least(-high, -oldHigh)];
  });
  const whole: Booster = {
    ...booster,
    featureRanges,
    initScore: from.initScore + booster.initScore,
    trees: [...from.trees, ...booster.trees],
  };
  return { ...result, booster: Object.freeze(whole) };
}

/** The smaller of two numbers; NaN stands for none. */
function least(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : Math.min(a, b);
}
