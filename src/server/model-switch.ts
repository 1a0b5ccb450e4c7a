/** Activates another published model, as requested by an authorised client. */
import type { Environment } from '../config/environment';
import { ApiError, errorCodes } from '../graphql/errors';
import type { ModelSwitch } from '../graphql/models/model-switch';
import type { ModelHolder } from '../inference/model-holder';
import { servable } from '../recommend/loaded-serving-model';
import { activateModel, rollbackModel } from '../registry/activate';
import { listVersions } from '../registry/versions';
import type { Log } from './log';

export function createModelSwitch(
  models: Pick<ModelHolder, 'reload'>,
  { modelsDir }: Pick<Environment, 'modelsDir'>,
  log: Log,
): ModelSwitch {
  const run = async (change: () => Promise<unknown>): Promise<void> => {
    try {
      await change();
    } catch (err) {
      // The error contains paths of the server, so it is only logged.
      log.error({ err }, 'model could not be switched');
      throw new ApiError(
        'MODEL_REFUSED',
        `${errorCodes.MODEL_REFUSED.meaning} The server log has the reason.`,
      );
    }
    const state = await models.reload();
    if (state.phase === 'ready' && state.refused) {
      throw new ApiError('MODEL_REFUSED', errorCodes.MODEL_REFUSED.meaning);
    }
  };
  return {
    activate: async (version) => {
      if (!(await listVersions(modelsDir)).includes(version)) {
        throw new ApiError('VERSION_NOT_FOUND', `version: expected a published version, got "${version}"`);
      }
      await run(() => activateModel(modelsDir, version, servable));
    },
    rollback: () => run(() => rollbackModel(modelsDir, servable)),
  };
}
