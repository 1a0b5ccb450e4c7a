import type { RequestHandler, Response } from 'express';
import type { Viewer } from '../../graphql/viewer';
import type { Authenticate } from './authenticate';

/** Determines the viewer once per request. An invalid token is not an error here: it makes the viewer anonymous. */
export function identify(authenticate: Authenticate): RequestHandler {
  return async (request, response, next) => {
    response.locals.viewer = await authenticate(request.get('authorization'));
    next();
  };
}

/** The viewer of the request. */
export const viewerOf = (response: Response): Viewer => response.locals.viewer as Viewer;
