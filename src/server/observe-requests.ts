import type { Request, RequestHandler } from 'express';
import type { Log } from './log';
import type { Metrics } from './metrics/metrics';
import { requestIdOf } from './request-id';

/** One log line and one measurement a request, when its answer is out (or its client is gone). */
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

/** The route's pattern, not the path: paths hold users' ids, and there is no end of them. */
export function routeOf({ route, baseUrl }: Request): string {
  const path = (route as { path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? `${baseUrl}${path}` : baseUrl || 'none';
}
