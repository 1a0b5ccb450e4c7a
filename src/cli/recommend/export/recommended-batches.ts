import type { Pool } from 'pg';
import type { Recommender } from '../../../recommend/recommendation';
import { exportedUser } from './exported-user';
import type { ExportedUser, ProductLabel } from './exported-user';

export interface BatchOptions {
  readonly pool: Pool;
  readonly recommender: Recommender;
  /** Products per user. */
  readonly first: number;
  /** Users per batch. */
  readonly batchUsers: number;
  /** Starts after the user with this external id; undefined: with the first user. */
  readonly after: string | undefined;
}

interface User {
  readonly id: number;
  readonly externalId: string;
  readonly uuid: string;
}

/** While one batch is scored, the database reads the next. */
const MAX_BATCHES_IN_PROGRESS = 2;

/** The recommendations of all users, sorted by external id, in batches, so that memory does not grow with the number of users. */
export async function* recommendedBatches(options: BatchOptions): AsyncGenerator<readonly ExportedUser[]> {
  const { pool, batchUsers } = options;
  const inProgress: Promise<readonly ExportedUser[]>[] = [];
  let after = options.after ?? '';
  try {
    for (let isOver = false; !isOver;) {
      const users = await usersAfter(pool, after, batchUsers);
      isOver = users.length < batchUsers;
      if (users.length > 0) {
        after = (users.at(-1) as User).externalId;
        const batch = recommended(options, users);
        // It may fail while an earlier one is awaited; the error is thrown when this one is awaited.
        batch.catch(() => {});
        inProgress.push(batch);
      }
      while (inProgress.length > (isOver ? 0 : MAX_BATCHES_IN_PROGRESS - 1)) {
        yield await inProgress[0];
        void inProgress.shift();
      }
    }
  } finally {
    // If the caller stops early, the remaining batches are awaited, and their errors ignored.
    await Promise.allSettled(inProgress);
  }
}

/** No external id is empty, so all come after ''. */
async function usersAfter(pool: Pool, after: string, limit: number): Promise<readonly User[]> {
  const { rows } = await pool.query<User>(
    'select id, external_id as "externalId", uuid from users where external_id > $1 order by external_id limit $2',
    [after, limit],
  );
  return rows;
}

async function recommended(
  { pool, recommender, first }: BatchOptions,
  users: readonly User[],
): Promise<readonly ExportedUser[]> {
  const lists = await recommender.recommend(users.map(({ id }) => ({ userId: id, first })));
  const products = new Set(lists.flatMap(({ items }) => items.map(({ productId }) => productId)));
  const { rows } = await pool.query<ProductLabel & { id: number }>(
    'select id, external_id as "externalId", name from products where id = any($1::int[])',
    [[...products]],
  );
  const labels = new Map(rows.map((row) => [row.id, row]));
  return users.map((user, u) => exportedUser(user, lists[u], labels));
}
