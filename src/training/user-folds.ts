import { mixedId } from '../lib/mixed-id';

/**
 * Divides the users into folds: in the order of a hash of their ids, they are dealt out in turn. So the folds differ by at
 * most one user, and none is empty while there are as many users as folds, whatever the ids are.
 */
export function userFolds(userIds: Iterable<number>, folds: number): ReadonlyMap<number, number> {
  const users = [...new Set(userIds)].map((userId) => ({ userId, hash: mixedId(userId) }));
  users.sort((a, b) => a.hash - b.hash || a.userId - b.userId);
  return new Map(users.map(({ userId }, place) => [userId, place % folds]));
}
