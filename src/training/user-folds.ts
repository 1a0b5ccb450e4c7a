/**
 * Divides the users into folds: they are assigned in turn, in the order in which they first appear. The sizes of the folds
 * therefore differ by at most one user, and no fold is empty if there are at least as many users as folds.
 *
 * @param userIds in the order of a target plan, which is that of a hash of their external ids
 */
export function userFolds(userIds: Iterable<number>, folds: number): ReadonlyMap<number, number> {
  return new Map([...new Set(userIds)].map((userId, place) => [userId, place % folds]));
}
