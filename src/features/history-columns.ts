/** The columns of the feature views of a user's history, and the statements that read them. */
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
  /** The packed history of each row of `w` (user_id, order_number), for use in a lateral join. */
  readonly history: string;
  /** The statement that reads histories of given cutoffs. */
  readonly text: string;
  readonly columns: HistoryColumns;
}

const statements = new WeakMap<Pool, Promise<HistoryStatement>>();

/**
 * Reads the columns of the views once per pool. A column added to a view later is read after the next start.
 *
 * @param folder the views that the database was built with
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

/** Without the columns of the cutoff, with which every view begins. */
async function columnsOf(pool: Pool, view: string): Promise<readonly string[]> {
  const { fields } = await pool.query(`select * from ${view} limit 0`);
  return fields.map((field) => field.name).filter((name) => !['user_id', 'order_number'].includes(name));
}
