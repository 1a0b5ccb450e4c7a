import { loadModel } from '../inference/loaded-model';
import type { LoadedModel } from '../inference/loaded-model';
import { ModelError } from '../registry/model-error';
import { readActive } from '../registry/versions';
import { servable } from '../recommend/loaded-serving-model';

/** @throws ModelError if there is no active model or it cannot be used; the message says what to do */
export async function loadActiveModel(modelsDir: string): Promise<LoadedModel> {
  const version = await readActive(modelsDir);
  if (version === null) {
    throw new ModelError(
      'MODEL_NOT_READY',
      `${modelsDir}: no model is active. Train one with "npm run train".`,
    );
  }
  return loadModel(modelsDir, version, servable);
}
