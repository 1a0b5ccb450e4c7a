/**
 * Puts another model into service. The registry's write side belongs to the training side, which serving does not
 * import: the command `models` does it, as somebody at a terminal would, and the model holder then looks at once.
 */
import { spawn } from 'node:child_process';
import type { Environment } from '../config/environment';
import { ApiError, errorCodes } from '../graphql/errors';
import type { ModelSwitch } from '../graphql/models/model-registry';
import type { ModelHolder } from '../inference/model-holder';
import { listVersions } from '../inference/registry';
import { compiledPath } from '../lib/compiled-path';
import type { Log } from './log';

export function createModelSwitch(
  models: Pick<ModelHolder, 'reload'>,
  { modelsDir }: Pick<Environment, 'modelsDir'>,
  log: Log,
): ModelSwitch {
  const run = async (...args: string[]): Promise<void> => {
    const { code, said } = await runModels(modelsDir, args);
    if (code !== 0) {
      // What the command says names files of the server.
      log.error({ args, code, said }, 'model not switched');
      throw new ApiError('MODEL_REFUSED', `${errorCodes.MODEL_REFUSED.meaning} The log has the reason.`);
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
      await run('activate', version);
    },
    rollback: () => run('rollback'),
  };
}

/** @returns the exit code, null after a signal, and everything that the command wrote */
async function runModels(
  modelsDir: string,
  args: readonly string[],
): Promise<{ code: number | null; said: string }> {
  const program = compiledPath(__dirname, '../cli/models');
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, MODELS_DIR: modelsDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, said: said.trim() };
}
