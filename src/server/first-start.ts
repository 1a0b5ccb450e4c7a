/** What a first start needs before there is anything to serve. A later start finds it done. */
import type { Pool } from 'pg';
import type { Environment } from '../config/environment';
import { readActive } from '../registry/versions';
import { EXIT_TOO_LITTLE_DATA } from '../lib/exit-codes';
import { runVerb } from './run-verb';
import { StartError } from './start-error';

type Say = (message: string) => void;

/**
 * Imports DATA_DIR when no order is known. Where it is not set, which means that the database is one of DATABASE_URL,
 * nothing is imported: the sample shop must not get into a database by itself.
 *
 * @returns whether there is any order now
 * @throws StartError
 */
export async function importWhenEmpty(
  pool: Pool,
  { dataDir }: Pick<Environment, 'dataDir'>,
  say: Say,
  signal: AbortSignal,
): Promise<boolean> {
  const { rows } = await pool.query<{ empty: boolean }>('select not exists (select from orders) as empty');
  if (!rows[0].empty) return true;
  if (dataDir === undefined) {
    say(withoutData);
    return false;
  }
  say(`The database holds no orders yet; importing ${dataDir}`);
  await runVerb('import', [], signal);
  return true;
}

const withoutData =
  'The database holds no orders yet and DATA_DIR is not set: starting without data. ' +
  'Next, import your shop (DATA_DIR=../my-shop npm run import; in a container: node dist/cli/commands/import.js) and train (npm run train). ' +
  'For a look at an invented shop, set DATA_DIR=data/sample.';

/** Trains a small model when none was ever activated. @throws StartError */
export async function trainWhenMissing(
  { modelsDir }: Pick<Environment, 'modelsDir'>,
  say: Say,
  signal: AbortSignal,
): Promise<void> {
  // An unreadable models/active is no reason to train: the model holder refuses it and says why.
  if ((await readActive(modelsDir).catch(() => 'unreadable')) !== null) return;
  say(`${modelsDir} holds no active model yet; training a small one ("npm run train" makes a better one)`);
  await trainWhenEnough(say, signal);
}

/** Too little data is no reason not to serve. @throws StartError when training fails for any other reason */
async function trainWhenEnough(say: Say, signal: AbortSignal): Promise<void> {
  try {
    await runVerb('train', ['--quick'], signal);
  } catch (error) {
    if (!(error instanceof StartError) || error.exitCode !== EXIT_TOO_LITTLE_DATA) throw error;
    say(
      'There is not enough data to train yet: every user gets popular products, orders are recorded, ' +
        'and "npm run nightly" trains a model once there is enough.',
    );
  }
}
