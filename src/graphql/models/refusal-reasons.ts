import type { HolderState } from '../../inference/model-holder';
import type { ModelErrorCode } from '../../registry/model-error';

const trainOrActivate =
  'Train a new model with "npm run train", or activate a version that fits ("npm run models -- list").';

/** Why a model was refused, in public: the errors' own messages name files of the server, so they stay in the log. */
export const refusalReasons: Readonly<Record<ModelErrorCode, string>> = {
  MODEL_NOT_FOUND: 'The version or one of its files is missing.',
  MODEL_CORRUPT: 'A file is not what the manifest says, or cannot be read.',
  MODEL_MISMATCH: `It was made for other feature columns or another release. ${trainOrActivate}`,
  MODEL_NOT_READY: 'It could not be started.',
  SCORING_FAILED: 'It could not be started.',
};

/** Why every answer is POPULAR, in public; null while a model is in service. */
export function whyNoModel(state: HolderState): string | null {
  switch (state.phase) {
    case 'ready':
      return null;
    case 'closed':
      return 'The service is shutting down.';
    case 'empty': {
      const { refused } = state;
      if (refused === null) return 'No model is active. Train one with "npm run train".';
      const version = refused.version ?? 'named by models/active';
      return `The active model ${version} was refused. ${refusalReasons[refused.error.code]}`;
    }
    default:
      return state satisfies never;
  }
}
