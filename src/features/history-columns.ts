/** What the feature views of a user's history hold, and the statements that read all of them. */
import type { Pool } from 'pg';
import { viewsDir } from '../db/database';
import { expandParts } from '../db/views/view-files';
import { readSql } from '../lib/read-sql';

/** Column names of each view, in the order of the values. */
export interface HistoryColumns {
  readonly user: readonly string[];
  readonly userProduct: readonly string[];
  readonly aisle: readonly string[];
  readonly department: readonly string[];
}

export interface HistoryStatement {
  /** For a lateral join: the packed history of each row of `w` (user_id, order_number). */
  readonly history: string;
  /** The statement that reads histories of given cutoffs. */
  readonly text: string;
  readonly columns: HistoryColumns;
}

const statements = new WeakMap<Pool, Promise<HistoryStatement>>();

/**
 * Asks the views for their columns once a pool; what is added to a view is read by programs that start afterwards.
 *
 * @param folder the views that the database was given
 */
export function historyStatement(pool: Pool, folder = viewsDir): Promise<HistoryStatement> {
  const known = statements.get(pool);
  if (known) return known;
  const made = makeStatement(pool, folder);
  statements.set(pool, made);
  made.catch(() => statements.delete(pool));
  return made;
}

async function makeStatement(pool: Pool, folder: string): Promise<HistoryStatement> {
  const [user, userProduct, taste] = await Promise.all(
    ['user_features', 'user_product_features', 'user_taste_features'].map((view) => columnsOf(pool, view)),
  );
  const listed = (columns: readonly string[]) => columns.map((column) => `f.${column}`).join(', ');
  const packed = readSql(__dirname, 'history')
    .replace('{user_features}', listed(user))
    .replace('{user_product_features}', listed(userProduct))
    .replace('{user_taste_features}', listed(taste));
  const history = expandParts(folder, packed);
  const text = readSql(__dirname, 'histories').replace('{history}', history);
  return { history, text, columns: { user, userProduct, aisle: taste, department: taste } };
}

/** Without the cutoff that all of them begin with. */
async function columnsOf(pool: Pool, view: string): Promise<readonly string[]> {
  const { fields } = await pool.query(`select * from ${view} limit 0`);
  return fields.map((field) => field.name).filter((name) => !['user_id', 'order_number'].includes(name));
}
