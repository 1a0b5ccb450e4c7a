/**
 * Going on from published boosters (`npm run train -- --from active`): new rows start from the old booster's raw scores,
 * and the trees that training adds are put behind the old ones. The bins are fitted to the data as it is now, so the old
 * thresholds need not be among their bounds.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { featureColumnsHash } from '../features/feature-columns';
import { predictRaw } from '../gbdt/predict';
import type { TrainResult } from '../gbdt/train';
import type { Booster } from '../gbdt/tree';
import type { Stage } from '../registry/model-files';
import { ModelError } from '../registry/model-error';
import { textFile, versionDirectory } from '../registry/model-files';
import { readActive, readManifest } from '../registry/versions';
import { verifyModel } from '../registry/verify-model';
import { lightGbmTextToBooster } from '../model-format/text-to-booster';
import { stage2ColumnsHash } from '../recommend/shortlist-rows';
import type { Recipe } from './recipes';

export interface StartingPoint {
  readonly version: string;
  readonly stage1: Booster;
  readonly stage2: Booster;
}

/** @throws ModelError when there is no active version, or it does not fit the feature columns in force */
export async function activeStartingPoint(modelsDir: string): Promise<StartingPoint> {
  const version = await readActive(modelsDir);
  if (version === null) {
    throw new ModelError(
      'MODEL_NOT_READY',
      `${modelsDir}: expected an active model to go on from, got none. Train the first one without --from.`,
    );
  }
  const directory = versionDirectory(modelsDir, version);
  await verifyModel(directory, await readManifest(directory), { featureColumnsHash, stage2ColumnsHash });
  const booster = async (stage: Stage) =>
    lightGbmTextToBooster(await readFile(join(directory, textFile(stage)), 'utf8'));
  return { version, stage1: await booster('stage1'), stage2: await booster('stage2') };
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
