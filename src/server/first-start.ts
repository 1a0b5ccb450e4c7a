/** What a first start needs before there is anything to serve. A later start finds it done. */
import type { Pool } from 'pg';
import type { Environment } from '../config/environment';
import { readActive } from '../registry/versions';
import { runVerb } from './run-verb';

type Say = (message: string) => void;

/** Imports DATA_DIR when no order is known. @throws StartError */
export async function importWhenEmpty(
  pool: Pool,
  { dataDir }: Pick<Environment, 'dataDir'>,
  say: Say,
  signal: AbortSignal,
): Promise<void> {
  const { rows } = await pool.query<{ empty: boolean }>('select not exists (select from orders) as empty');
  if (!rows[0].empty) return;
  say(`The database holds no orders yet; importing ${dataDir}`);
  await runVerb('import', [], signal);
}

/** Trains a small model when none was ever activated. @throws StartError */
export async function trainWhenMissing(
  { modelsDir }: Pick<Environment, 'modelsDir'>,
  say: Say,
  signal: AbortSignal,
): Promise<void> {
  // An unreadable models/active is no reason to train: the model holder refuses it and says why.
  if ((await readActive(modelsDir).catch(() => 'unreadable')) !== null) return;
  say(`${modelsDir} holds no active model yet; training a small one ("npm run train" makes a better one)`);
  await runVerb('train', ['--quick'], signal);
}
