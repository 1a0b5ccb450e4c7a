import type { RequestHandler } from 'express';

/**
 * Tells browsers which other sites' pages may read our answers (CORS). Without one, none may: the answers to their
 * requests lack the headers that would open them.
 *
 * @param origins scheme, host and port, as browsers send them
 */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    response.vary('origin');
    const origin = request.get('origin');
    if (origin === undefined || !origins.includes(origin)) return next();
    response.set({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'x-request-id, retry-after, ratelimit, ratelimit-policy',
    });
    const isPreflight = request.method === 'OPTIONS' && request.get('access-control-request-method');
    if (!isPreflight) return next();
    response.set({
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers':
        'authorization, content-type, apollo-require-preflight, x-request-id, traceparent, tracestate',
      'access-control-max-age': '600',
    });
    response.status(204).end();
  };
}
