import type { HolderState } from '../../inference/model-holder';
import type { ModelErrorCode } from '../../registry/model-error';

const TRAIN_OR_ACTIVATE =
  'Train a new model with "npm run train", or activate a version that fits this release ("npm run models -- list").';

/** Reasons for a refusal, for clients: the messages of the errors contain paths of the server, so only the log has them. */
export const refusalReasons: Readonly<Record<ModelErrorCode, string>> = {
  MODEL_NOT_FOUND: 'The version or one of its files is missing.',
  MODEL_CORRUPT: 'A file differs from the manifest or cannot be read.',
  MODEL_MISMATCH: `It was trained with other feature columns or by another release. ${TRAIN_OR_ACTIVATE}`,
  MODEL_NOT_READY: 'It could not be started.',
  SCORING_FAILED: 'It could not be started.',
};

/** Why every answer has the strategy POPULAR, for clients; null while a model is in service. */
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
