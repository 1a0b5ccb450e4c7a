import { v5 } from 'uuid';

/** The id that clients see. The same external id and namespace (USER_UUID_NAMESPACE) always give the same UUID. */
export function userUuid(namespace: string, externalId: string): string {
  return v5(externalId, namespace);
}
