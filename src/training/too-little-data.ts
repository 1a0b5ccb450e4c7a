/** The minimum amount of data for training, which is checked before any long work. */
import { EXIT_TOO_LITTLE_DATA } from '../lib/exit-codes';
import type { Pool } from 'pg';
import { readSql } from '../lib/read-sql';
import { TrainingError } from './training-error';

/** One order for the history, one for training or validation, and the last one, which is reserved for testing. */
export const MIN_ORDERS = 3;
/** With fewer users, a fifth of them would be a single validation target, and every choice on it would be random. */
export const MIN_USERS = 10;

/** The shop is still too small for training. The message is one sentence: what is needed, what was found, what to do. */
export class TooLittleDataError extends TrainingError {
  override readonly name = 'TooLittleDataError';
  override readonly exitCode = EXIT_TOO_LITTLE_DATA;

  /** @param what the middle part of the sentence: what is needed and what was found */
  constructor(what: string) {
    super(
      `Too little data to train: ${what}; import more orders (npm run import) or record them through the API, then train again (npm run train).`,
    );
  }
}

interface Counted {
  readonly users: number;
  readonly all: number;
  readonly products: boolean;
}

/** @throws TooLittleDataError */
export async function checkEnoughData(pool: Pool): Promise<void> {
  const { rows } = await pool.query<Counted>(readSql(__dirname, 'too-little-data'), [MIN_USERS, MIN_ORDERS]);
  const { users, all, products } = rows[0];
  checkUsers(users, all);
  if (!products) {
    throw new TooLittleDataError('orders of at least two different products are needed, found one');
  }
}

/**
 * @param users users with enough orders
 * @throws TooLittleDataError
 */
export function checkUsers(users: number, all: number): void {
  if (users >= MIN_USERS) return;
  throw new TooLittleDataError(
    `at least ${MIN_USERS} users with ${MIN_ORDERS} or more orders with items are needed, found ${users} among ${all} users`,
  );
}
