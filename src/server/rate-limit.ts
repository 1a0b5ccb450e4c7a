import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { sendError } from './envelopes';
import { SteadyStore } from './steady-store';
import { viewerOf } from './auth/identify';

const WINDOW_MS = 60_000;

/** Limits requests per minute from one address (an IPv6 network counts as one address), for all paths together. */
export function limitAddress(perMinute: number): RequestHandler {
  return limit(perMinute, 'from one address', {});
}

/** Limits requests per minute with one user's tokens, from all addresses together. A token with a
 * scope is a back end's or an operator's and exempt: it is for many users. */
export function limitSubject(perMinute: number): RequestHandler {
  return limit(perMinute, 'of one user', {
    skip: (_request: Request, response: Response) => subjectOf(response) === null,
    keyGenerator: (_request: Request, response: Response) => subjectOf(response) as string,
  });
}

function subjectOf(response: Response): string | null {
  const viewer = viewerOf(response);
  return viewer.kind === 'token' && viewer.scopes.size === 0 ? viewer.subject : null;
}

function limit(
  perMinute: number,
  scope: string,
  overrides: Partial<Parameters<typeof rateLimit>[0]>,
): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: perMinute,
    store: new SteadyStore(),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // TRUST_PROXY decides whether the header is used; a client that sends it does not indicate a configuration error.
    validate: { xForwardedForHeader: false },
    handler: (request, response) => {
      const message = `Expected at most ${perMinute} requests per minute ${scope}, got more. Try again in a minute.`;
      sendError(request, response, 'RATE_LIMITED', message);
    },
    ...overrides,
  });
}
