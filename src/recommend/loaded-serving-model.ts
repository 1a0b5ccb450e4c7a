import type { LoadedModel } from '../inference/loaded-model';
import { ModelError } from '../inference/model-error';
import type { ModelHolder } from '../inference/model-holder';
import type { ModelLease, ServingModel } from './serving-model';
import { servingSettingsSchema } from './serving-settings';

const adapted = new WeakMap<LoadedModel, ServingModel>();

/**
 * A model from the registry, with its settings read.
 *
 * @throws ModelError MODEL_MISMATCH when the manifest's settings are not what this program knows
 */
export function servingModelOf(loaded: LoadedModel): ServingModel {
  const known = adapted.get(loaded);
  if (known) return known;
  const settings = servingSettingsSchema.safeParse(loaded.manifest.settings);
  if (!settings.success) {
    const { path, message } = settings.error.issues[0] ?? { path: [], message: 'unreadable' };
    throw new ModelError(
      'MODEL_MISMATCH',
      `manifest.json of ${loaded.version}: settings.${path.join('.')}: ${message}`,
    );
  }
  const model = { ...loaded, settings: settings.data };
  adapted.set(loaded, model);
  return model;
}

/** The model in service; null while there is none, for the popular fallback. */
export function leaseServingModel(holder: ModelHolder): ModelLease | null {
  if (holder.state().phase !== 'ready') return null;
  const lease = holder.acquire();
  try {
    return { model: servingModelOf(lease.model), release: lease.release };
  } catch (error) {
    lease.release();
    throw error;
  }
}
