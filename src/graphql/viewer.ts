/**
 * The caller of a request and its rights. A user's data is available to the user's own token and to back ends with the
 * required scope, the catalogue to every valid token, and health to every caller. With AUTH_MODE=none, which requires a
 * loopback address, everyone has full access, except that personal fields are null because there is no subject.
 */
import { ApiError } from './errors';
import type { Scope } from './scopes';

export type Viewer =
  | { readonly kind: 'unrestricted' }
  | { readonly kind: 'anonymous'; readonly reason: string }
  | {
      readonly kind: 'token';
      /** The user's UUID in lower case; null for a back end, which is not a user. */
      readonly subject: string | null;
      readonly scopes: ReadonlySet<Scope>;
    };

/** @throws ApiError UNAUTHENTICATED */
export function requireAuthenticated(viewer: Viewer): void {
  if (viewer.kind === 'anonymous') throw new ApiError('UNAUTHENTICATED', viewer.reason);
}

/** For what concerns all users, the catalogue or the service. @throws ApiError UNAUTHENTICATED or FORBIDDEN */
export function requireScope(viewer: Viewer, scope: Scope): void {
  requireAuthenticated(viewer);
  if (!hasScope(viewer, scope)) {
    throw new ApiError('FORBIDDEN', `Expected a token with the scope ${scope}.`);
  }
}

/**
 * For reading and writing one user's data. Called before the user is looked up, so that a rejection does not reveal whether
 * the user exists.
 *
 * @param uuid null for an unknown user, which requires the scope
 * @param scope permits the access for every user
 * @throws ApiError UNAUTHENTICATED or FORBIDDEN
 */
export function requireUser(viewer: Viewer, uuid: string | null, scope: Scope = 'recommendations:any'): void {
  requireAuthenticated(viewer);
  if (hasScope(viewer, scope) || (uuid !== null && isSubject(viewer, uuid))) return;
  const message =
    viewer.kind === 'token' && viewer.subject === null
      ? `Expected a token of the user or a token with the scope ${scope}.`
      : 'This token is for another user.';
  throw new ApiError('FORBIDDEN', message);
}

/** Whether the viewer may read the user's data, personal fields excepted. */
export function maySeeUser(viewer: Viewer, uuid: string): boolean {
  return hasScope(viewer, 'recommendations:any') || isSubject(viewer, uuid);
}

/** Whether the token is the user's own. Required for the user's name, e-mail address, phone number and address. */
export function isSubject(viewer: Viewer, uuid: string): boolean {
  return viewer.kind === 'token' && viewer.subject === uuid.toLowerCase();
}

export function hasScope(viewer: Viewer, scope: Scope): boolean {
  switch (viewer.kind) {
    case 'unrestricted':
      return true;
    case 'anonymous':
      return false;
    case 'token':
      return viewer.scopes.has(scope);
    default:
      return viewer satisfies never;
  }
}
