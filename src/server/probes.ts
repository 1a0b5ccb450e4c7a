import { Router } from 'express';
import type { HealthCheck } from '../graphql/health-check';
import type { Metrics } from './metrics/metrics';

/** For the machinery around us: does the process live, may it get requests, how is it doing? Needs no token. */
export function probes(health: HealthCheck, metrics: Metrics): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    const { database, model } = await health.readiness();
    response.status(database && model ? 200 : 503).json({ ready: database && model, database, model });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}
