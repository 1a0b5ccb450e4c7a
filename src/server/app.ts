/**
 * The HTTP application with all endpoints of the service. It does not own its parts: the caller closes them after `stop`.
 *
 *   /, /model, /system              the explorer
 *   /graphql                        GraphQL; the playground for browsers
 *   /playground                     the playground
 *   /health, /api/..., /predict/... REST, for clients of the replaced service
 *   /healthz, /readyz, /metrics     probes
 */
// Before the first decorated class.
import 'reflect-metadata';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import compression from 'compression';
import express from 'express';
import type { Request, Response } from 'express';
import type { Pool } from 'pg';
import type { Environment } from '../config/environment';
import type { Database } from '../db/database';
import { HealthCheck } from '../graphql/health/health-check';
import { LastKnown } from '../graphql/last-known';
import { ServedLog } from '../graphql/recommendations/served-log';
import { ProductMemory } from '../graphql/products/product-memory';
import { createUserReader } from '../graphql/users/user-reader';
import { createRequestContext } from '../graphql/request-context';
import type { ModelHolder } from '../inference/model-holder';
import { observeSteps } from '../lib/step';
import { createApollo } from './apollo';
import { createAuthenticate } from './auth/authenticate';
import { allowOrigins } from './auth/allow-origins';
import { checkExposure } from './auth/check-exposure';
import { checkHost } from './auth/check-host';
import { identify, viewerOf } from './auth/identify';
import { bundleFolder, explorer, playground } from './browser-pages';
import type { CatalogueHolder } from './catalogue-holder';
import { chained } from './chained';
import { GracefulShutdown } from './graceful-shutdown';
import { forbidCaching, graphqlEndpoint } from './graphql-endpoint';
import { handleError, handleUnknownPath } from './last-handlers';
import type { Log } from './log';
import { createMetrics } from './metrics/metrics';
import { servingGauges } from './metrics/serving-gauges';
import { readServiceFigures } from './metrics/read-service-figures';
import { createModelSwitch } from './model-switch';
import { assignRequestId, observeRequests, requestIdOf } from './observe-requests';
import { probes } from './probes';
import { limitAddress, limitSubject } from './rate-limit';
import { healthRoute } from './rest/health.route';
import { predictRoute } from './rest/predict.route';
import { predictionsRoute } from './rest/predictions.route';
import { securityHeaders } from './security-headers';
import { createServingChain } from './serving-chain';
import type { Tracing } from './tracing/tracing';

export interface AppParts {
  readonly database: Database;
  /** Connections for the statements of every answer. */
  readonly servingPool: Pool;
  readonly catalogues: Pick<
    CatalogueHolder,
    'current' | 'version' | 'unavailable' | 'whenUsersErased' | 'forgetErasedUsers'
  >;
  readonly models: Pick<ModelHolder, 'state' | 'acquire' | 'reload'>;
  readonly environment: Environment;
  readonly log: Log;
  /** Present if OTEL_EXPORTER_OTLP_ENDPOINT is set. */
  readonly tracing?: Tracing;
  /** Folders of the bundles; dist/explorer and dist/playground by default. */
  readonly explorerFolder?: string;
  readonly playgroundFolder?: string;
}

export interface App {
  /** Not listening yet. */
  readonly httpServer: Server;
  /** Graceful shutdown: stops accepting requests, completes in-flight requests, stops the server. */
  stop: () => Promise<void>;
}

/** @throws StartError if the settings would expose users' data */
export async function createApp(parts: AppParts): Promise<App> {
  const { database, models, catalogues, environment, log } = parts;
  checkExposure(environment);
  const metrics = createMetrics(models);
  const stopObserving = observeSteps(metrics.steps);
  const health = new HealthCheck(database, models);
  const lastKnown = new LastKnown();
  const chain = await createServingChain({ ...parts, lastKnown, metrics });
  servingGauges(chain.stats, metrics.registry);
  const startedAt = new Date();
  const served = new ServedLog(database.pool, (err) =>
    log.error({ err }, 'served answers could not be stored'),
  );
  // The version of the catalogue has changed by then, so answers in progress are not cached any more.
  catalogues.whenUsersErased(async () => {
    await served.flush();
    lastKnown.shoppers.clear();
    await chain.clearCache();
  });
  const services = {
    ...{ database, recommender: chain.recommender, models, health, lastKnown },
    users: createUserReader(parts.servingPool),
    products: new ProductMemory(),
    served,
    userUuidNamespace: environment.userUuidNamespace,
    modelsDir: environment.modelsDir,
    zone: environment.shopZone,
    forgetErasedUsers: () => catalogues.forgetErasedUsers(),
    modelSwitch: createModelSwitch(models, environment, log),
    figures: () => readServiceFigures(metrics, startedAt),
  };
  const authenticate = createAuthenticate(environment, (err) =>
    log.error({ err }, 'keys for checking tokens could not be loaded'),
  );
  const contextOf = async (_request: Request, response: Response) =>
    createRequestContext(services, requestIdOf(response), viewerOf(response));

  const shutdown = new GracefulShutdown();
  const app = express();
  app.disable('x-powered-by');
  // Answers are not cached, so clients never revalidate them; static files have their own ETags.
  app.disable('etag');
  app.set('trust proxy', environment.trustProxy);
  const httpServer = createServer(app);
  setTimeouts(httpServer);
  const plugins = parts.tracing ? [parts.tracing.rootFields] : [];
  const apollo = createApollo(httpServer, log, metrics, environment, plugins);
  await apollo.start();
  const explorerFolder = parts.explorerFolder ?? bundleFolder('explorer');
  const compress = compression({ threshold: MIN_COMPRESSED_BYTES });
  const graphql = chained(
    compress,
    forbidCaching,
    ...graphqlEndpoint(apollo, contextOf, environment, explorerFolder),
  );

  const first = chained(
    shutdown.closeConnections,
    assignRequestId,
    observeRequests(log, metrics),
    securityHeaders(),
    ...(parts.tracing ? [parts.tracing.requests] : []),
    checkHost(environment),
    allowOrigins(environment.corsOrigins ?? []),
    probes(health, metrics, shutdown),
    limitAddress(environment.rateLimitPerMinute),
    identify(authenticate),
    limitSubject(environment.subjectRateLimitPerMinute),
  );
  app.use(first);
  // Registered first, because nearly all requests are of this kind; GET requests of browsers are handled below.
  app.post('/graphql', graphql);
  app.options('/graphql', (_request, response) => {
    response.setHeader('allow', 'GET, HEAD, POST, OPTIONS').status(204).end();
  });
  app.use(explorer(explorerFolder));
  app.use(playground(parts.playgroundFolder ?? bundleFolder('playground')));
  app.use('/api', compress);
  app.use(healthRoute(health), predictionsRoute(contextOf, log), predictRoute(contextOf, log));
  app.use('/graphql', graphql);
  app.use(handleUnknownPath, handleError(log));
  return {
    httpServer,
    stop: async () => {
      await shutdown.begin(httpServer.listening ? environment.shutdownDelayMs : 0);
      await apollo.stop();
      stopObserving();
      await served.flush();
      await chain.close();
    },
  };
}

/** Compressing a smaller answer saves no packet. */
const MIN_COMPRESSED_BYTES = 1400;

/** Ends requests that arrive too slowly. Idle connections outlive those of load balancers, which usually close after a minute. */
function setTimeouts(server: Server): void {
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
}
