import { seededRandom } from '../lib/random';

/**
 * A random sample of users, all with the same probability (Knuth's algorithm S), for data sets with too many users to
 * evaluate.
 *
 * @param size sample size; all users are returned if there are no more than this
 * @param seed the same seed gives the same users
 * @returns the sample, in the order of the input
 */
export function userSample(userIds: readonly number[], size: number, seed: number): readonly number[] {
  if (userIds.length <= size) return userIds;
  const random = seededRandom(seed);
  let wanted = size;
  return userIds.filter((_, u) => {
    const isDrawn = random() * (userIds.length - u) < wanted;
    wanted -= Number(isDrawn);
    return isDrawn;
  });
}
