import { seededRandom } from './seeded-random';

/**
 * Some of the users, each with the same chance (Knuth's algorithm S): those that are evaluated where all would take too
 * long.
 *
 * @param most all are taken when there are no more than this
 * @param seed same seed, same users
 * @returns in their order
 */
export function userSample(userIds: readonly number[], most: number, seed: number): readonly number[] {
  if (userIds.length <= most) return userIds;
  const random = seededRandom(seed);
  let wanted = most;
  return userIds.filter((_, u) => {
    const isDrawn = random() * (userIds.length - u) < wanted;
    wanted -= Number(isDrawn);
    return isDrawn;
  });
}
