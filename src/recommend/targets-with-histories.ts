/**
 * Everything that an answer needs to know about its users, read with one statement: the target, the history before it,
 * and the products that must not be recommended. With several statements, the service and Postgres would wait for each
 * other in turn.
 */
import type { Pool } from 'pg';
import { toHistory } from '../features/history';
import type { HistoryColumns, PackedHistory, UserHistory } from '../features/history';
import { historyStatement } from '../features/history-columns';
import { MAX_PREPARED_USERS, targetsText, toTarget } from '../features/read-targets';
import type { KnownTarget, TargetRow } from '../features/read-targets';
import { readSql } from '../lib/read-sql';
import { readUnavailable } from './user-limits';

export interface TargetWithHistory {
  readonly target: KnownTarget;
  readonly history: UserHistory;
  /** Product ids, as of now, for any lag. */
  readonly dismissed: ReadonlySet<number>;
}

export interface TargetsWithHistories {
  readonly columns: HistoryColumns;
  readonly ofUser: ReadonlyMap<number, TargetWithHistory>;
  /** Ids of the products that are unavailable now, for any lag. */
  readonly unavailable: ReadonlySet<number>;
}

interface Row extends TargetRow {
  readonly dismissed: readonly number[] | null;
  /** Set in the first row only; null if no product is unavailable. */
  readonly unavailable: readonly number[] | null;
  readonly of_user: PackedHistory[0];
  readonly of_products: PackedHistory[1];
  readonly of_tastes: PackedHistory[2];
}

/**
 * @param userIds without duplicates; a user without an order at that lag has no target
 * @param lag 0 gives each user's next order
 */
export async function readTargetsWithHistories(
  pool: Pool,
  userIds: readonly number[],
  lag: number,
): Promise<TargetsWithHistories> {
  const { history, columns } = await historyStatement(pool);
  const text = readSql(__dirname, 'targets-with-histories')
    .replace('{history}', history)
    .replace('{targets}', targetsText());
  const { rows } = await pool.query<Row>({
    ...(userIds.length <= MAX_PREPARED_USERS && { name: 'targets-with-histories' }),
    text,
    values: [userIds, lag],
  });
  const found = rows.map((row): [number, TargetWithHistory] => {
    const history = toHistory([row.of_user, row.of_products, row.of_tastes], columns);
    return [row.user_id, { target: toTarget(row), history, dismissed: new Set(row.dismissed) }];
  });
  // The first row also lists the unavailable products; if there is no row, they are read separately.
  const unavailable = rows.length > 0 ? new Set(rows[0].unavailable) : await readUnavailable(pool);
  return { columns, ofUser: new Map(found), unavailable };
}
