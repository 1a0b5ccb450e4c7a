import { loadModel } from '../inference/loaded-model';
import type { LoadedModel } from '../inference/loaded-model';
import { ModelError } from '../registry/model-error';
import type { FitName } from '../registry/model-files';
import { readActive } from '../registry/versions';
import { servable } from '../recommend/loaded-serving-model';

/**
 * @param fit the model that serves, or the evaluated one, which may be measured on known orders
 * @throws ModelError if there is no active model or it cannot be used; the message says what to do
 */
export async function loadActiveModel(
  modelsDir: string,
  fit: Exclude<FitName, 'selection'> = 'published',
): Promise<LoadedModel> {
  const version = await readActive(modelsDir);
  if (version === null) {
    throw new ModelError(
      'MODEL_NOT_READY',
      `${modelsDir}: no model is active. Train one with "npm run train".`,
    );
  }
  return loadModel(modelsDir, version, servable, fit);
}
