import type { Contributions } from '../trees/contributions';
import type { Stage } from '../registry/model-files';
import type { ServingSettings } from './serving-settings';
import type { StageScorers } from './two-stages';

/** A model as recommending needs it: ONNX-backed in service, booster-backed in training. */
export interface ServingModel extends StageScorers {
  readonly version: string;
  readonly settings: ServingSettings;
  /** What each feature added to a row's raw score. */
  contributions(stage: Stage, row: Float32Array): Contributions;
}

/** The right to use a model until it is released; a newer one may come into service meanwhile. */
export interface ModelLease {
  readonly model: ServingModel;
  release(): void;
}
