import type { Pool } from 'pg';
import { z } from 'zod';
import type { LoadedModel } from '../inference/loaded-model';
import { ModelError } from '../inference/model-error';
import type { ModelHolder } from '../inference/model-holder';
import type { Recommender } from '../recommend/recommendation';
import { createRecommender } from '../recommend/recommender';
import type { ModelLease, ServingModel } from '../recommend/serving-model';
import { servingSettingsSchema } from '../recommend/serving-settings';
import type { CatalogueHolder } from './catalogue-holder';

/** The recommender over whatever catalogue and model are in service at the moment of the call. */
export function createServingRecommender(
  pool: Pool,
  catalogues: Pick<CatalogueHolder, 'current'>,
  models: Pick<ModelHolder, 'state' | 'acquire'>,
): Recommender {
  return createRecommender({
    pool,
    catalogue: () => catalogues.current(),
    leaseModel: () => (models.state().phase === 'ready' ? leaseServingModel(models) : null),
  });
}

function leaseServingModel(models: Pick<ModelHolder, 'acquire'>): ModelLease {
  const { model, release } = models.acquire();
  try {
    return { model: servingModelOf(model), release };
  } catch (error) {
    release();
    throw error;
  }
}

/** Settings are checked once a model. */
const servingModels = new WeakMap<LoadedModel, ServingModel>();

function servingModelOf(loaded: LoadedModel): ServingModel {
  const known = servingModels.get(loaded);
  if (known) return known;
  const settings = servingSettingsSchema.safeParse(loaded.manifest.settings);
  if (!settings.success) {
    const message = `model ${loaded.version}: settings in the manifest: ${z.prettifyError(settings.error)}`;
    throw new ModelError('MODEL_MISMATCH', message);
  }
  const { version, stage1, stage2 } = loaded;
  const model: ServingModel = {
    version,
    settings: settings.data,
    stage1,
    stage2,
    contributions: (stage, row) => loaded.contributions(stage, row),
  };
  servingModels.set(loaded, model);
  return model;
}
