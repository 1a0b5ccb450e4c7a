import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { sendGraphqlError, sendRestError } from './envelopes';

/** So many requests a minute from one address (an IPv6 network counts as one), whatever the path. */
export function limitRate(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (request, response) => {
      const send = request.path.startsWith('/graphql') ? sendGraphqlError : sendRestError;
      send(
        response,
        'RATE_LIMITED',
        `Expected at most ${perMinute} requests a minute; try again in a minute.`,
      );
    },
  });
}
