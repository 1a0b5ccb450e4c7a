import type { LoadedModel } from '../inference/loaded-model';
import { ModelError } from '../registry/model-error';
import { featureColumnsHash, featureNames } from '../features/feature-columns';
import type { Manifest } from '../registry/manifest';
import type { ModelHolder } from '../inference/model-holder';
import type { ExpectedColumns } from '../registry/verify-model';
import type { ModelLease, ServingModel } from './serving-model';
import { servingSettingsSchema } from './serving-settings';
import type { ServingSettings } from './serving-settings';
import { stage2ColumnsHash, stage2Names } from './shortlist-rows';

/** Requirements that a model must meet to be served; checked before it is put into service. */
export const servable: ExpectedColumns = {
  featureColumnsHash,
  stage2ColumnsHash,
  featureColumns: featureNames,
  stage2Columns: stage2Names,
  checkSettings: (manifest) => void readSettings(manifest),
};

const adapted = new WeakMap<LoadedModel, ServingModel>();

/**
 * Adds the serving settings of its manifest to a loaded model.
 *
 * @throws ModelError MODEL_MISMATCH when this release cannot read the settings
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

/** Leases the model in service; null if there is none, in which case popular products are recommended. */
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
