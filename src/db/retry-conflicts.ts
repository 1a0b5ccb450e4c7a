/** A unique key that another transaction stored at the same moment, a serialisation failure, a deadlock. */
const codesToRetry = ['23505', '40001', '40P01'];
const MAX_ATTEMPTS = 5;

/** Repeats a whole transaction that collided with another one: the second attempt sees what the other one stored. */
export async function retryConflicts<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      const { code } = error as { code?: string };
      if (attempt === MAX_ATTEMPTS || !codesToRetry.includes(code ?? '')) throw error;
    }
  }
}
