import type { RequestHandler, Response } from 'express';
import type { Viewer } from '../../graphql/viewer';
import type { Authenticate } from './authenticate';

/** Finds out once a request who is asking; a token that is no good makes the viewer anonymous and is no error here. */
export function identify(authenticate: Authenticate): RequestHandler {
  return async (request, response, next) => {
    response.locals.viewer = await authenticate(request.get('authorization'));
    next();
  };
}

/** Who is asking. */
export const viewerOf = (response: Response): Viewer => response.locals.viewer as Viewer;
