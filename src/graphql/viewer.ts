/**
 * Who is asking, and what they may see. A user's data is open to that user's own token and to back ends; the
 * catalogue to every valid token; health to all. With AUTH_MODE=none, on a loopback address only, everybody may
 * everything, except that personal fields need a subject and so stay empty.
 */
import { ApiError } from './errors';

export type Viewer =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'anonymous'; readonly reason: string }
  | {
      readonly kind: 'token';
      /** The user's UUID in lower case; null for a back end that is no user. */
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
    throw new ApiError('FORBIDDEN', `This needs a token with the scope ${anyUserScope}.`);
  }
}

/**
 * Reading and writing one user alike. Asked before the user is looked up, so that it tells nobody who exists.
 *
 * @param uuid null for somebody unknown, whom only those may ask for who may ask for anybody
 * @throws ApiError UNAUTHENTICATED or FORBIDDEN
 */
export function requireUser(viewer: Viewer, uuid: string | null): void {
  requireAuthenticated(viewer);
  if (viewer.kind !== 'token' || viewer.anyUser) return;
  if (uuid === null || viewer.subject !== uuid.toLowerCase()) {
    throw new ApiError('FORBIDDEN', 'This token is for another user.');
  }
}

/** May this viewer read the user's name, e-mail, phone and address? */
export function isSubject(viewer: Viewer, uuid: string): boolean {
  return viewer.kind === 'token' && viewer.subject === uuid;
}

/** Putting another model into service. @throws ApiError UNAUTHENTICATED or FORBIDDEN */
export function requireActivation(viewer: Viewer): void {
  requireAuthenticated(viewer);
  if (!mayActivate(viewer)) {
    throw new ApiError('FORBIDDEN', `This needs a token with the scope ${activationScope}.`);
  }
}

export function mayActivate(viewer: Viewer): boolean {
  return viewer.kind === 'everybody' || (viewer.kind === 'token' && viewer.activates);
}

export const anyUserScope = 'recommendations:any';

export const activationScope = 'models:activate';
