import type { Contributions } from '../trees/contributions';
import type { Stage } from '../registry/model-files';
import type { ServingSettings } from './serving-settings';
import type { StageScorers } from './two-stages';

/** What the recommender needs of a model: ONNX-backed in the service, booster-backed in training. */
export interface ServingModel extends StageScorers {
  readonly version: string;
  readonly settings: ServingSettings;
  /** What each feature added to a row's raw score. */
  contributions: (stage: Stage, row: Float32Array) => Contributions;
}

/** The right to use a model until it is released, even if a newer one is activated in the meantime. */
export interface ModelLease {
  readonly model: ServingModel;
  release: () => void;
}
