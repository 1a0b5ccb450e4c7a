import type { Environment } from '../config/environment';
import { refusalOf } from '../registry/refusal-of';
import { readActive } from '../registry/versions';
import { servable } from '../recommend/loaded-serving-model';
import { runVerb } from './run-verb';
import { StartError } from './start-error';

/**
 * An upgrade that changes the feature columns leaves a model in service that this program cannot use. The start says so
 * and trains a small model in its place. When that fails, for lack of data say, the service starts all the same: popular
 * products are better than no answer.
 *
 * A damaged model is only reported: copying it again is the better cure.
 *
 * @param say tells the operator, who reads the terminal
 */
export async function replaceUnfitModel(
  { modelsDir }: Pick<Environment, 'modelsDir'>,
  say: (message: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const version = await readActive(modelsDir).catch(() => null);
  const refusal = version === null ? null : await refusalOf(modelsDir, version, servable);
  if (refusal === null) return;
  say(`The active model ${version} cannot be used. ${refusal.message}`);
  if (refusal.code !== 'MODEL_MISMATCH') return;
  say('Training a small model to take its place ("npm run train" makes a better one)');
  try {
    await runVerb('train', ['--quick'], signal);
  } catch (error) {
    if (signal.aborted || !(error instanceof StartError)) throw error;
    say(
      'No new model was trained, for the reason above. The service starts without one and answers with popular ' +
        'products until "npm run train" or "npm run nightly" publishes a model.',
    );
  }
}
