import type { Pool } from 'pg';
import type { Recommender } from '../../../recommend/recommendation';
import { exportedUser } from './exported-user';
import type { ExportedUser } from './exported-user';

export interface BatchOptions {
  readonly pool: Pool;
  readonly recommender: Recommender;
  /** Products per user. */
  readonly first: number;
  /** Users per batch. */
  readonly batchUsers: number;
  /** Starts after this user id; undefined: with the first user. */
  readonly after: number | undefined;
}

interface User {
  readonly id: number;
  readonly uuid: string;
}

/** While one batch is scored, the database reads the next. */
const MAX_BATCHES_IN_PROGRESS = 2;

/** The recommendations of all users, by user id, in batches, so that memory does not grow with the number of users. */
export async function* recommendedBatches(options: BatchOptions): AsyncGenerator<readonly ExportedUser[]> {
  const { pool, recommender, first, batchUsers } = options;
  const inProgress: Promise<readonly ExportedUser[]>[] = [];
  let after = options.after ?? -1;
  try {
    for (let isOver = false; !isOver;) {
      const users = await usersAfter(pool, after, batchUsers);
      isOver = users.length < batchUsers;
      if (users.length > 0) {
        after = (users.at(-1) as User).id;
        const batch = recommended(recommender, users, first);
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

async function usersAfter(pool: Pool, after: number, limit: number): Promise<readonly User[]> {
  const { rows } = await pool.query<User>('select id, uuid from users where id > $1 order by id limit $2', [
    after,
    limit,
  ]);
  return rows;
}

async function recommended(
  recommender: Recommender,
  users: readonly User[],
  first: number,
): Promise<readonly ExportedUser[]> {
  const lists = await recommender.recommend(users.map(({ id }) => ({ userId: id, first })));
  return users.map((user, u) => exportedUser(user, lists[u]));
}
