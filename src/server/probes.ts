import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { HealthCheck } from '../graphql/health/health-check';
import type { GracefulShutdown } from './graceful-shutdown';
import type { Metrics } from './metrics/metrics';

/** For orchestrators and monitoring, without a token: liveness, readiness and metrics. */
export function probes(health: HealthCheck, metrics: Metrics, shutdown: GracefulShutdown): RequestHandler {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    const { ready: canServe, database, model } = await health.readiness();
    const ready = canServe && !shutdown.hasBegun;
    response
      .status(ready ? 200 : 503)
      .json({ ready, database, model, ...(shutdown.hasBegun && { stopping: true }) });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  // All probes are GET requests; POST requests skip the router, because comparing paths takes time.
  return (request, response, next) => {
    if (request.method === 'POST') next();
    else router(request, response, next);
  };
}
