import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { HealthCheck } from '../graphql/health/health-check';
import type { Leaving } from './leaving';
import type { Metrics } from './metrics/metrics';

/** For the machinery around us: does the process live, may it get requests, how is it doing? Needs no token. */
export function probes(health: HealthCheck, metrics: Metrics, leaving: Leaving): RequestHandler {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    const { ready: canServe, database, model } = await health.readiness();
    const ready = canServe && !leaving.isLeaving;
    response
      .status(ready ? 200 : 503)
      .json({ ready, database, model, ...(leaving.isLeaving && { stopping: true }) });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  // What is sent to us is none of these: the router need not compare its path.
  return (request, response, next) => {
    if (request.method === 'POST') next();
    else router(request, response, next);
  };
}
