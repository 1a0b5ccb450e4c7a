import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Log } from './log';
import type { Metrics } from './metrics/metrics';

/** Uses the id that a proxy assigned, or creates one, and returns it with the response. */
export const assignRequestId: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id');
  const id = given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  response.locals.requestId = id;
  response.setHeader('x-request-id', id);
  next();
};

export const requestIdOf = (response: Response): string => response.locals.requestId as string;

/** Writes one log line and one measurement per request, after the response was sent or the client disconnected. */
export function observeRequests(log: Log, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const start = process.hrtime.bigint();
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      const { method } = request;
      const route = routeOf(request);
      const status = response.statusCode;
      metrics.httpSeconds.observe({ method, route, status }, seconds);
      const milliseconds = Math.round(seconds * 1e5) / 100;
      log.info({ requestId: requestIdOf(response), method, route, status, milliseconds }, 'request');
    });
    next();
  };
}

/** The pattern of the route instead of the path, because paths contain user ids and their number is unlimited. */
export function routeOf({ route, baseUrl }: Request): string {
  const path = (route as { path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? `${baseUrl}${path}` : baseUrl || 'none';
}
