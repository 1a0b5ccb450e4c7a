/**
 * The caller of a request and its rights. A user's data is available to the user's own token and to back ends, the
 * catalogue to every valid token, and health to every caller. With AUTH_MODE=none, which requires a loopback address,
 * everyone has full access, except that personal fields are null because there is no subject.
 */
import { ApiError } from './errors';

export type Viewer =
  | { readonly kind: 'unrestricted' }
  | { readonly kind: 'anonymous'; readonly reason: string }
  | {
      readonly kind: 'token';
      /** The user's UUID in lower case; null for a back end, which is not a user. */
      readonly subject: string | null;
      /** Has the scope `recommendations:any`. */
      readonly anyUser: boolean;
      /** Has the scope `models:activate`. */
      readonly activates: boolean;
    };

/** @throws ApiError UNAUTHENTICATED */
export function requireAuthenticated(viewer: Viewer): void {
  if (viewer.kind === 'anonymous') throw new ApiError('UNAUTHENTICATED', viewer.reason);
}

/** For lists over all users. @throws ApiError UNAUTHENTICATED or FORBIDDEN */
export function requireAnyUser(viewer: Viewer): void {
  requireAuthenticated(viewer);
  if (viewer.kind === 'token' && !viewer.anyUser) {
    throw new ApiError('FORBIDDEN', `Expected a token with the scope ${ANY_USER_SCOPE}.`);
  }
}

/**
 * For reading and writing one user's data. Called before the user is looked up, so that a rejection does not reveal whether
 * the user exists.
 *
 * @param uuid null for an unknown user, which requires access to all users
 * @throws ApiError UNAUTHENTICATED or FORBIDDEN
 */
export function requireUser(viewer: Viewer, uuid: string | null): void {
  requireAuthenticated(viewer);
  if (!maySeeUser(viewer, uuid)) throw new ApiError('FORBIDDEN', 'This token is for another user.');
}

/** Whether the viewer may read the user's data, personal fields excepted. @param uuid null for an unknown user */
export function maySeeUser(viewer: Viewer, uuid: string | null): boolean {
  switch (viewer.kind) {
    case 'unrestricted':
      return true;
    case 'anonymous':
      return false;
    case 'token':
      return viewer.anyUser || (uuid !== null && viewer.subject === uuid.toLowerCase());
    default:
      return viewer satisfies never;
  }
}

/** Whether the viewer may read the user's name, e-mail address, phone number and address. */
export function isSubject(viewer: Viewer, uuid: string): boolean {
  return viewer.kind === 'token' && viewer.subject === uuid;
}

/** For activating another model. @throws ApiError UNAUTHENTICATED or FORBIDDEN */
export function requireActivation(viewer: Viewer): void {
  requireAuthenticated(viewer);
  if (!mayActivate(viewer)) {
    throw new ApiError('FORBIDDEN', `Expected a token with the scope ${ACTIVATION_SCOPE}.`);
  }
}

export function mayActivate(viewer: Viewer): boolean {
  return viewer.kind === 'unrestricted' || (viewer.kind === 'token' && viewer.activates);
}

export const ANY_USER_SCOPE = 'recommendations:any';

export const ACTIVATION_SCOPE = 'models:activate';
