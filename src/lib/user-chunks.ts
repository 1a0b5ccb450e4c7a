/** Some of the users, and how many there are up to and including the last of them. */
export interface UserChunk {
  readonly userIds: readonly number[];
  readonly usersDone: number;
}

/** @param size users a chunk; the last one may have fewer */
export function userChunks(userIds: readonly number[], size: number): readonly UserChunk[] {
  return Array.from({ length: Math.ceil(userIds.length / size) }, (_, place) => ({
    userIds: userIds.slice(place * size, (place + 1) * size),
    usersDone: Math.min(userIds.length, (place + 1) * size),
  }));
}
