import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { sendError } from './envelopes';
import { SteadyStore } from './limits/steady-store';
import { viewerOf } from './auth/identify';

const windowMs = 60_000;

/** So many requests a minute from one address (an IPv6 network counts as one), whatever the path. */
export function limitAddress(perMinute: number): RequestHandler {
  return limit(perMinute, 'from one address', {});
}

/** So many requests a minute with one user's tokens, wherever they come from. Back ends ask for many users. */
export function limitSubject(perMinute: number): RequestHandler {
  return limit(perMinute, 'of one user', {
    skip: (_request: Request, response: Response) => subjectOf(response) === null,
    keyGenerator: (_request: Request, response: Response) => subjectOf(response) as string,
  });
}

function subjectOf(response: Response): string | null {
  const viewer = viewerOf(response);
  return viewer.kind === 'token' && !viewer.anyUser ? viewer.subject : null;
}

function limit(
  perMinute: number,
  whose: string,
  own: Partial<Parameters<typeof rateLimit>[0]>,
): RequestHandler {
  return rateLimit({
    windowMs,
    limit: perMinute,
    store: new SteadyStore(),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // TRUST_PROXY decides whether the header counts; a client that sends it is not a configuration error.
    validate: { xForwardedForHeader: false },
    handler: (request, response) => {
      const message = `Expected at most ${perMinute} requests ${whose} a minute; try again in a minute.`;
      sendError(request, response, 'RATE_LIMITED', message);
    },
    ...own,
  });
}
