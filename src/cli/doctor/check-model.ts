import type { Pool } from 'pg';
import type { Environment } from '../../config/environment';
import type { Manifest } from '../../inference/manifest';
import { dataFingerprint } from '../../training/data-fingerprint';
import { loadActiveModel } from '../active-model';
import { fault, ok, warning, type Finding } from './finding';

/** Is there an active model, is it whole, does it fit this program and the data, does it beat the baselines? */
export async function checkModel({ modelsDir }: Environment, pool: Pool): Promise<readonly Finding[]> {
  const retrain = 'Train one: npm run train.';
  let manifest: Manifest;
  try {
    const loaded = await loadActiveModel(modelsDir);
    manifest = loaded.manifest;
    await loaded.close();
  } catch (error) {
    const cure = `${retrain} Or go back: npm run models -- rollback.`;
    return [fault('model', error instanceof Error ? error.message : String(error), cure)];
  }
  const { version, trainedOn } = manifest;
  const sameData = manifest.dataFingerprint === (await dataFingerprint(pool));
  return [
    ok('model', `${version}: files intact, feature columns fit, trained on ${trainedOn.targets} orders`),
    sameData
      ? ok('model-data', 'the active model was trained on the data as it is')
      : warning(
          'model-data',
          'the data changed since the active model was trained',
          'Retrain when much did: npm run train.',
        ),
    checkQuality(manifest),
  ];
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
