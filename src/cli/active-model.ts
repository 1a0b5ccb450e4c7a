import { featureColumnsHash } from '../features/feature-columns';
import { loadModel, type LoadedModel } from '../inference/loaded-model';
import { ModelError } from '../inference/model-error';
import { readActive } from '../inference/registry';
import type { ExpectedColumns } from '../inference/verify-model';
import { stage2ColumnsHash } from '../recommend/shortlist-rows';

/** The feature columns of this program: a model must have been made for them. */
export const columnsInForce: ExpectedColumns = { featureColumnsHash, stage2ColumnsHash };

/** @throws ModelError saying what to do when there is no active model or it cannot be used */
export async function loadActiveModel(modelsDir: string): Promise<LoadedModel> {
  const version = await readActive(modelsDir);
  if (version === null) {
    throw new ModelError(
      'MODEL_NOT_READY',
      `${modelsDir}: no model is active. Train one with "npm run train".`,
    );
  }
  return loadModel(modelsDir, version, columnsInForce);
}
