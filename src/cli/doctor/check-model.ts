import type { Pool } from 'pg';
import type { Environment } from '../../config/environment';
import type { LoadedModel } from '../../inference/loaded-model';
import type { Manifest } from '../../registry/manifest';
import { ModelError } from '../../registry/model-error';
import type { ModelErrorCode } from '../../registry/model-error';
import { servingModelOf } from '../../recommend/loaded-serving-model';
import { dataFingerprint } from '../../training/data-fingerprint';
import { loadActiveModel } from '../active-model';
import { checkDrift } from './check-drift';
import { fault, ok, warning } from './finding';
import type { Finding } from './finding';

/** Is there an active model, is it complete, does it fit this release and the data, and is it better than the baselines? */
export async function checkModel({ modelsDir }: Environment, pool: Pool): Promise<readonly Finding[]> {
  let loaded: LoadedModel;
  try {
    loaded = await loadActiveModel(modelsDir);
  } catch (error) {
    return [describeRefusal(error)];
  }
  try {
    const { manifest } = loaded;
    const { version, trainedOn } = manifest;
    return [
      ok('model', `${version} is active, trained on ${trainedOn.targets} orders`),
      ok('model-files', 'the files match the manifest'),
      ok('model-columns', 'the feature columns are those of this release'),
      await checkTrainedOn(manifest, pool),
      checkQuality(manifest),
      await checkDrift(pool, modelsDir, manifest, servingModelOf(loaded).settings.retrieval),
    ];
  } finally {
    await loaded.close();
  }
}

const ROLL_BACK =
  'Activate the previous version with "npm run models -- rollback", or train a new one with "npm run train".';

/** Which check failed, by the error's code. */
const refusals: Readonly<Record<ModelErrorCode, readonly [check: string, cure: string]>> = {
  MODEL_NOT_READY: ['model', 'Train a model with "npm run train".'],
  MODEL_NOT_FOUND: ['model-files', ROLL_BACK],
  MODEL_CORRUPT: ['model-files', ROLL_BACK],
  SCORING_FAILED: ['model', ROLL_BACK],
  MODEL_MISMATCH: [
    'model-columns',
    'Train a model with this release ("npm run train"), or activate a version that fits ("npm run models -- list").',
  ],
};

function describeRefusal(error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error);
  const [check, cure] = (error instanceof ModelError && refusals[error.code]) || ['model', ROLL_BACK];
  return fault(check, `${message} Without a usable model, only popular products are recommended.`, cure);
}

async function checkTrainedOn(manifest: Manifest, pool: Pool): Promise<Finding> {
  return manifest.dataFingerprint === (await dataFingerprint(pool))
    ? ok('model-data', 'the active model was trained on the current data')
    : warning(
        'model-data',
        'the data has changed since the active model was trained',
        'After large changes, train again: "npm run nightly" publishes the new model only if it is not worse, "npm run train" in any case.',
      );
}

function checkQuality({ metrics }: Manifest): Finding {
  const figures = (metrics.validation as Record<string, Record<string, number>> | undefined)?.['ndcg@10'];
  if (figures?.ours === undefined) {
    return warning('quality', 'the model has no validation figures', 'Measure it with "npm run evaluate".');
  }
  const { ours: model, ...baselines } = figures;
  const [name, best] = Object.entries(baselines).sort(([, a], [, b]) => b - a)[0] ?? ['no baseline', 0];
  const message = `NDCG@10 ${model.toFixed(4)}, best baseline ${name} ${best.toFixed(4)}`;
  return model > best
    ? ok('quality', message)
    : fault(
        'quality',
        message,
        'Train without --quick or on more users, then compare with "npm run evaluate".',
      );
}
