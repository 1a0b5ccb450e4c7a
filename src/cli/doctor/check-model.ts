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

/** Is there an active model, is it whole, does it fit this program and the data, does it beat the baselines? */
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
      ok('model-files', 'the files are what the manifest says'),
      ok('model-columns', 'the feature columns are those of this program'),
      await checkTrainedOn(manifest, pool),
      checkQuality(manifest),
      await checkDrift(pool, modelsDir, version, servingModelOf(loaded).settings.retrieval),
    ];
  } finally {
    await loaded.close();
  }
}

const back = 'Go back to the version before: npm run models -- rollback. Or train one: npm run train.';

/** Which check failed, by the error's code. */
const refusals: Readonly<Record<ModelErrorCode, readonly [check: string, cure: string]>> = {
  MODEL_NOT_READY: ['model', 'Train one: npm run train.'],
  MODEL_NOT_FOUND: ['model-files', back],
  MODEL_CORRUPT: ['model-files', back],
  SCORING_FAILED: ['model', back],
  MODEL_MISMATCH: [
    'model-columns',
    'Train one with this release: npm run train. Or activate a version that fits: npm run models -- list.',
  ],
};

function describeRefusal(error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error);
  const [check, cure] = (error instanceof ModelError && refusals[error.code]) || ['model', back];
  return fault(check, `${message} Without a model that can be used, all answers are popular products.`, cure);
}

async function checkTrainedOn(manifest: Manifest, pool: Pool): Promise<Finding> {
  return manifest.dataFingerprint === (await dataFingerprint(pool))
    ? ok('model-data', 'the active model was trained on the data as it is')
    : warning(
        'model-data',
        'the data changed since the active model was trained',
        'Retrain when much did: npm run nightly (trains and publishes only what is not worse), or npm run train.',
      );
}

function checkQuality({ metrics }: Manifest): Finding {
  const figures = (metrics.validation as Record<string, Record<string, number>> | undefined)?.['ndcg@10'];
  if (figures?.ours === undefined) {
    return warning('quality', 'the model brings no validation figures', 'Measure it: npm run evaluate.');
  }
  const { ours, ...baselines } = figures;
  const [name, best] = Object.entries(baselines).sort(([, a], [, b]) => b - a)[0] ?? ['no baseline', 0];
  const message = `NDCG@10 ${ours.toFixed(4)} on validation, best baseline ${name} ${best.toFixed(4)}`;
  return ours > best
    ? ok('quality', message)
    : fault('quality', message, 'Train without --quick, on more users, and look at npm run evaluate.');
}
