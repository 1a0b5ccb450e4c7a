import type { RequestHandler } from 'express';

/** Headers that GraphQL clients send: Apollo Client, urql and Relay name themselves, tracing adds its context. */
const allowedHeaders = [
  'authorization',
  'content-type',
  'apollo-require-preflight',
  'apollographql-client-name',
  'apollographql-client-version',
  'graphql-client-name',
  'graphql-client-version',
  'x-graphql-client-name',
  'x-graphql-client-version',
  'x-apollo-operation-name',
  'x-apollo-operation-type',
  'x-requested-with',
  'x-request-id',
  'traceparent',
  'tracestate',
  'baggage',
].join(', ');

/**
 * Declares which other origins may read responses in a browser (CORS). Without any, no other origin may: responses lack the
 * headers that browsers require.
 *
 * @param origins scheme, host and port, as sent by browsers
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
      'access-control-allow-headers': allowedHeaders,
      'access-control-max-age': '600',
    });
    response.status(204).end();
  };
}
