import { v5 } from 'uuid';

/** A user's external id: the same wherever the same user_id is imported under the same namespace. */
export function userUuid(namespace: string, userId: number): string {
  return v5(String(userId), namespace);
}
