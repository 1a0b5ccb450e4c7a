/**
 * The HTTP application: every door of the service on one server. It owns nothing that it is given; whoever made the
 * parts closes them after `stop`.
 *
 *   /, /model, /system              the explorer
 *   /graphql                        GraphQL; the playground for browsers
 *   /playground                     the playground
 *   /health, /api/..., /predict/... REST, for clients of the service that this one replaces
 *   /healthz, /readyz, /metrics     probes
 */
// Before the first decorated class.
import 'reflect-metadata';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
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
import { bundleFolder } from './browser-page';
import type { CatalogueHolder } from './catalogue-holder';
import { chained } from './chained';
import { explorer } from './explorer';
import { graphqlDoor } from './graphql-door';
import { answerErrors, answerUnknownPaths } from './last-handlers';
import { Leaving } from './leaving';
import { keepNothing } from './keep-nothing';
import type { Log } from './log';
import { createMetrics } from './metrics/metrics';
import { servingGauges } from './metrics/serving-gauges';
import { serviceFigures } from './metrics/service-figures';
import { createModelSwitch } from './model-switch';
import { observeRequests } from './observe-requests';
import { playground } from './playground';
import { probes } from './probes';
import { limitAddress, limitSubject } from './rate-limit';
import { assignRequestId, requestIdOf } from './request-id';
import { healthRoute } from './rest/health.route';
import { predictRoute } from './rest/predict.route';
import { predictionsRoute } from './rest/predictions.route';
import { securityHeaders } from './security-headers';
import { createServingChain } from './serving-chain';
import type { Tracing } from './tracing/tracing';

export interface AppParts {
  readonly database: Database;
  /** For what every answer reads. */
  readonly servingPool: Pool;
  readonly catalogues: Pick<CatalogueHolder, 'current' | 'version' | 'unavailable'>;
  readonly models: Pick<ModelHolder, 'state' | 'acquire' | 'reload'>;
  readonly environment: Environment;
  readonly log: Log;
  /** Set when OTEL_EXPORTER_OTLP_ENDPOINT is. */
  readonly tracing?: Tracing;
  /** The bundles; dist/explorer and dist/playground unless told otherwise. */
  readonly explorerFolder?: string;
  readonly playgroundFolder?: string;
}

export interface App {
  /** Not listening yet. */
  readonly httpServer: Server;
  /** Takes no new requests, lets those under way finish, ends the server. */
  stop(): Promise<void>;
}

/** @throws StartError when the settings would expose users' data */
export async function createApp(parts: AppParts): Promise<App> {
  const { database, models, environment, log } = parts;
  checkExposure(environment);
  const metrics = createMetrics(models);
  const endSteps = observeSteps(metrics.steps);
  const health = new HealthCheck(database, models);
  const lastKnown = new LastKnown();
  const chain = await createServingChain({ ...parts, lastKnown, metrics });
  servingGauges(chain.stats, metrics.registry);
  const startedAt = new Date();
  const served = new ServedLog(database.pool, (err) => log.error({ err }, 'served answers not kept'));
  const services = {
    ...{ database, recommender: chain.recommender, models, health, lastKnown },
    users: createUserReader(parts.servingPool),
    products: new ProductMemory(),
    served,
    modelsDir: environment.modelsDir,
    modelSwitch: createModelSwitch(models, environment, log),
    figures: () => serviceFigures(metrics, startedAt),
  };
  const authenticate = createAuthenticate(environment, (err) =>
    log.error({ err }, 'no keys to check tokens with'),
  );
  const contextOf = async (_request: Request, response: Response) =>
    createRequestContext(services, requestIdOf(response), viewerOf(response));

  const leaving = new Leaving();
  const app = express();
  app.disable('x-powered-by');
  // Nobody asks for the same answer again by its digest; static files have their own.
  app.disable('etag');
  app.set('trust proxy', environment.trustProxy);
  const httpServer = createServer(app);
  setTimeouts(httpServer);
  const plugins = parts.tracing ? [parts.tracing.rootFields] : [];
  const apollo = createApollo(httpServer, log, metrics, environment, plugins);
  await apollo.start();
  const explorerFolder = parts.explorerFolder ?? bundleFolder('explorer');
  const graphql = chained(keepNothing, ...graphqlDoor(apollo, contextOf, environment, explorerFolder));

  const first = chained(
    leaving.sayGoodbye,
    assignRequestId,
    observeRequests(log, metrics),
    securityHeaders(),
    ...(parts.tracing ? [parts.tracing.requests] : []),
    checkHost(environment),
    allowOrigins(environment.corsOrigins ?? []),
    probes(health, metrics, leaving),
    limitAddress(environment.rateLimitPerMinute),
    identify(authenticate),
    limitSubject(environment.subjectRateLimitPerMinute),
  );
  app.use(first);
  // Nearly all requests are these; what browsers GET there comes further below.
  app.post('/graphql', graphql);
  app.use(explorer(explorerFolder));
  app.use(playground(parts.playgroundFolder ?? bundleFolder('playground')));
  app.use(healthRoute(health), predictionsRoute(contextOf, log), predictRoute(contextOf, log));
  app.use('/graphql', graphql);
  app.use(answerUnknownPaths, answerErrors(log));
  return {
    httpServer,
    stop: async () => {
      await leaving.begin(httpServer.listening ? environment.shutdownDelayMs : 0);
      await apollo.stop();
      endSteps();
      await served.flush();
      await chain.close();
    },
  };
}

/** A request that trickles in ends; idle connections outlast those of balancers, which mostly give up after a minute. */
function setTimeouts(server: Server): void {
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
}
