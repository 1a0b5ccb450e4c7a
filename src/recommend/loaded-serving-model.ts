import type { LoadedModel } from '../inference/loaded-model';
import { ModelError } from '../registry/model-error';
import { featureColumnsHash } from '../features/feature-columns';
import type { Manifest } from '../registry/manifest';
import type { ModelHolder } from '../inference/model-holder';
import type { ExpectedColumns } from '../registry/verify-model';
import type { ModelLease, ServingModel } from './serving-model';
import { servingSettingsSchema } from './serving-settings';
import type { ServingSettings } from './serving-settings';
import { stage2ColumnsHash } from './shortlist-rows';

/** What a model must be for this program to serve it; looked at before it is taken into service. */
export const servable: ExpectedColumns = {
  featureColumnsHash,
  stage2ColumnsHash,
  checkSettings: (manifest) => void readSettings(manifest),
};

const adapted = new WeakMap<LoadedModel, ServingModel>();

/**
 * A model from the registry, with its settings read.
 *
 * @throws ModelError MODEL_MISMATCH when the manifest's settings are not what this program knows
 */
export function servingModelOf(loaded: LoadedModel): ServingModel {
  const known = adapted.get(loaded);
  if (known) return known;
  const model = { ...loaded, settings: readSettings(loaded.manifest) };
  adapted.set(loaded, model);
  return model;
}

function readSettings({ version, settings }: Manifest): ServingSettings {
  const read = servingSettingsSchema.safeParse(settings);
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0] ?? { path: [], message: 'unreadable' };
  throw new ModelError(
    'MODEL_MISMATCH',
    `manifest.json of ${version}: settings.${path.join('.')}: ${message}. Train again, or activate a version that fits.`,
  );
}

/** The model in service; null while there is none, for the popular fallback. */
export function leaseServingModel(holder: Pick<ModelHolder, 'state' | 'acquire'>): ModelLease | null {
  if (holder.state().phase !== 'ready') return null;
  const lease = holder.acquire();
  try {
    return { model: servingModelOf(lease.model), release: lease.release };
  } catch (error) {
    lease.release();
    throw error;
  }
}
