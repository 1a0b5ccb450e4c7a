/**
 * Publishes boosters that were trained with LightGBM on the exported matrix (export-matrix.ts). The other parts of the
 * model (retrieval sizes, shortlist size, calibration, and stage 2 unless given) are taken from the active model.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { featureColumnsHash, featureNames } from '../features/feature-columns';
import type { Booster } from '../gbdt/tree';
import { ModelError } from '../registry/model-error';
import { textFile, versionDirectory } from '../registry/model-files';
import type { Manifest } from '../registry/manifest';
import { readActive, readManifest } from '../registry/versions';
import { verifyModel } from '../registry/verify-model';
import { publishModel } from '../model-format/publish-model';
import { lightGbmTextToBooster } from '../model-format/text-to-booster';
import { servable } from '../recommend/loaded-serving-model';
import { stage2ColumnsHash, stage2Names } from '../recommend/shortlist-rows';

export interface ImportModelOptions {
  readonly modelsDir: string;
  /** Path of a LightGBM text model of the feature columns. */
  readonly stage1: string;
  /** Path of a LightGBM text model of stage 2's columns. Default: the active model's stage 2. */
  readonly stage2?: string | undefined;
  readonly activate: boolean;
}

/** @throws ModelError if a file is not such a model, or if no model is active; nothing is published then */
export async function importModel(options: ImportModelOptions): Promise<Manifest> {
  const { modelsDir, activate } = options;
  const stage1 = await readBooster(options.stage1, featureNames, 'feature columns');
  const own = options.stage2 && (await readBooster(options.stage2, stage2Names, "stage 2's columns"));
  const active = await readActiveManifest(modelsDir);
  const directory = versionDirectory(modelsDir, active.version);
  const stage2 =
    own || (await readBooster(join(directory, textFile('stage2')), stage2Names, "stage 2's columns"));
  return publishModel(modelsDir, {
    stage1,
    stage2,
    activate,
    about: {
      source: 'imported',
      featureColumnsHash,
      stage2ColumnsHash,
      seed: seedOf(stage1),
      dataFingerprint: active.dataFingerprint,
      trainedOn: { users: 0, targets: 0, rows: stage1.trees[0]?.internalCount[0] ?? 0 },
      settings: active.settings,
      metrics: {},
    },
  });
}

async function readActiveManifest(modelsDir: string): Promise<Manifest> {
  const version = await readActive(modelsDir);
  if (version === null) {
    throw new ModelError(
      'MODEL_NOT_READY',
      `${modelsDir}: expected an active model that provides retrieval sizes, shortlist size and calibration, ` +
        'found none. Train one with "npm run train -- --quick", then import again.',
    );
  }
  const directory = versionDirectory(modelsDir, version);
  const manifest = await readManifest(directory);
  await verifyModel(directory, manifest, servable);
  return manifest;
}

async function readBooster(path: string, names: readonly string[], what: string): Promise<Booster> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new ModelError('MODEL_NOT_FOUND', `${path}: cannot be read: ${cause.message}`, { cause });
  });
  const booster = parsed(path, text);
  checkNames(path, booster.featureNames, names, what);
  if (booster.objective !== 'binary') {
    throw new ModelError(
      'MODEL_MISMATCH',
      `${path}: expected objective=binary, got ${booster.objective}. Scores are served as probabilities, ` +
        'and the calibration of the active model expects log odds: train with objective=binary.',
    );
  }
  return booster;
}

function parsed(path: string, text: string): Booster {
  try {
    return lightGbmTextToBooster(text);
  } catch (cause) {
    throw new ModelError('MODEL_CORRUPT', `${path}: ${(cause as Error).message}`, { cause });
  }
}

function checkNames(path: string, names: readonly string[], expected: readonly string[], what: string): void {
  const place = expected.findIndex((name, i) => name !== names[i]);
  if (place < 0 && names.length === expected.length) return;
  const where =
    place >= 0
      ? `at position ${place + 1} expected "${expected[place]}", got "${names[place] ?? 'nothing'}"`
      : `got ${names.length}`;
  throw new ModelError(
    'MODEL_MISMATCH',
    `${path}: expected the ${expected.length} ${what} in order, but ${where}. ` +
      'Train on the matrix of "npm run train -- --export-matrix DIR", and keep its column names.',
  );
}

/** The seed in LightGBM's text; 0 if there is none, or if it is not a safe integer. */
function seedOf({ params }: Booster): number {
  return Number.isSafeInteger(params.seed) ? (params.seed as number) : 0;
}
