import { mixedId } from '../lib/mixed-id';

/**
 * Divides the users into folds: ordered by a hash of their ids, they are assigned in turn. The sizes of the folds therefore
 * differ by at most one user, and no fold is empty if there are at least as many users as folds, for any ids.
 */
export function userFolds(userIds: Iterable<number>, folds: number): ReadonlyMap<number, number> {
  const users = [...new Set(userIds)].map((userId) => ({ userId, hash: mixedId(userId) }));
  users.sort((a, b) => a.hash - b.hash || a.userId - b.userId);
  return new Map(users.map(({ userId }, place) => [userId, place % folds]));
}
