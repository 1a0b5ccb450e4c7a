/** Prepares data and model before serving. Each function does nothing if its result already exists. */
import type { Pool } from 'pg';
import type { Environment } from '../config/environment';
import { servable } from '../recommend/loaded-serving-model';
import { refusalOf } from '../registry/refusal-of';
import { readActive } from '../registry/versions';
import { EXIT_TOO_LITTLE_DATA } from '../lib/exit-codes';
import { runVerb } from './run-verb';
import { StartError } from './start-error';

/** Shows a message to the operator, on the terminal. */
type Report = (message: string) => void;

/**
 * Imports DATA_DIR if there are no orders. If it is not set, which means that the database is that of DATABASE_URL, nothing
 * is imported: the sample shop must not be imported into such a database unless the operator asks for it.
 *
 * @returns whether there are any orders now
 * @throws StartError
 */
export async function importWhenEmpty(
  pool: Pool,
  { dataDir }: Pick<Environment, 'dataDir'>,
  report: Report,
  signal: AbortSignal,
): Promise<boolean> {
  const { rows } = await pool.query<{ empty: boolean }>('select not exists (select from orders) as empty');
  if (!rows[0].empty) return true;
  if (dataDir === undefined) {
    report(WITHOUT_DATA);
    return false;
  }
  report(`The database contains no orders yet; importing ${dataDir}`);
  await runVerb('import', [], signal);
  return true;
}

const WITHOUT_DATA =
  'The database contains no orders yet and DATA_DIR is not set: starting without data. ' +
  'Next, import your shop (DATA_DIR=../my-shop npm run import; in a container: node dist/cli/commands/import.js) and train (npm run train). ' +
  'To try an invented shop, set DATA_DIR=data/sample.';

/** Trains a small model if none was ever activated. @throws StartError */
export async function trainWhenMissing(
  { modelsDir }: Pick<Environment, 'modelsDir'>,
  report: Report,
  signal: AbortSignal,
): Promise<void> {
  // If models/active cannot be read, nothing is trained: the model holder refuses the model and reports the reason.
  if ((await readActive(modelsDir).catch(() => 'unreadable')) !== null) return;
  report(
    `${modelsDir} contains no active model yet; training a small one ("npm run train" trains a better one)`,
  );
  await trainWhenEnough(report, signal);
}

/**
 * After an upgrade that changes the feature columns, the active model cannot be used. This is reported, and a small model is
 * trained in its place. If training fails, for example for lack of data, the service starts anyway, because popular products
 * are better than no answer.
 *
 * A damaged model is only reported: it is better to copy its files again.
 */
export async function replaceUnfitModel(
  { modelsDir }: Pick<Environment, 'modelsDir'>,
  report: Report,
  signal: AbortSignal,
): Promise<void> {
  const version = await readActive(modelsDir).catch(() => null);
  const refusal = version === null ? null : await refusalOf(modelsDir, version, servable);
  if (refusal === null) return;
  report(`The active model ${version} cannot be used. ${refusal.message}`);
  if (refusal.code !== 'MODEL_MISMATCH') return;
  report('Training a small model in its place ("npm run train" trains a better one)');
  try {
    await runVerb('train', ['--quick'], signal);
  } catch (error) {
    if (signal.aborted || !(error instanceof StartError)) throw error;
    report(
      'No new model was trained, for the reason above. The service starts without one and answers with popular ' +
        'products until "npm run train" or "npm run nightly" publishes a model.',
    );
  }
}

/** Too little data does not prevent the start. @throws StartError if training fails for any other reason */
async function trainWhenEnough(report: Report, signal: AbortSignal): Promise<void> {
  try {
    await runVerb('train', ['--quick'], signal);
  } catch (error) {
    if (!(error instanceof StartError) || error.exitCode !== EXIT_TOO_LITTLE_DATA) throw error;
    report(
      'There is not enough data to train yet: every user gets popular products, orders are recorded, ' +
        'and "npm run nightly" trains a model once there is enough.',
    );
  }
}
