/** A chunk of users, and the number of users up to and including its last one. */
export interface UserChunk {
  readonly userIds: readonly number[];
  readonly usersDone: number;
}

/** @param size users per chunk; the last chunk may be smaller */
export function userChunks(userIds: readonly number[], size: number): readonly UserChunk[] {
  return Array.from({ length: Math.ceil(userIds.length / size) }, (_, place) => ({
    userIds: userIds.slice(place * size, (place + 1) * size),
    usersDone: Math.min(userIds.length, (place + 1) * size),
  }));
}
