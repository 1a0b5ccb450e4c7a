import type { Pool } from 'pg';
import type { Recommender } from '../../../recommend/recommendation';
import { exportedUser } from './exported-user';
import type { ExportedUser } from './exported-user';

export interface BatchOptions {
  readonly pool: Pool;
  readonly recommender: Recommender;
  /** Products a user. */
  readonly first: number;
  /** Users of a batch. */
  readonly batchUsers: number;
  /** Begins with the user behind this one; with the first one when undefined. */
  readonly after: number | undefined;
}

interface User {
  readonly id: number;
  readonly uuid: string;
}

/** Batches at work: while one is scored here, the database reads the next. */
const batchesAtWork = 2;

/** All users' recommendations by user id, batch by batch; memory does not grow with their number. */
export async function* recommendedBatches(options: BatchOptions): AsyncGenerator<readonly ExportedUser[]> {
  const { pool, recommender, first, batchUsers } = options;
  const atWork: Promise<readonly ExportedUser[]>[] = [];
  let after = options.after ?? -1;
  try {
    for (let isOver = false; !isOver;) {
      const users = await usersAfter(pool, after, batchUsers);
      isOver = users.length < batchUsers;
      if (users.length > 0) {
        after = (users.at(-1) as User).id;
        const batch = recommended(recommender, users, first);
        // It may fail while an earlier one is awaited; that is told when its turn comes.
        batch.catch(() => {});
        atWork.push(batch);
      }
      while (atWork.length > (isOver ? 0 : batchesAtWork - 1)) {
        yield await atWork[0];
        atWork.shift();
      }
    }
  } finally {
    // Left early: nobody will ask how these end.
    await Promise.allSettled(atWork);
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
