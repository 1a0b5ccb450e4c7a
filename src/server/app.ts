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
import { createServer, type Server } from 'node:http';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Request, type Response } from 'express';
import type { Pool } from 'pg';
import type { Environment } from '../config/environment';
import type { Database } from '../db/database';
import { HealthCheck } from '../graphql/health-check';
import { ProductMemory } from '../graphql/readers/product-memory';
import { createUserReader } from '../graphql/readers/user-reader';
import { createRequestContext } from '../graphql/request-context';
import type { ModelHolder } from '../inference/model-holder';
import type { Recommender } from '../recommend/recommendation';
import { createApollo } from './apollo';
import { createAuthenticate } from './auth/authenticate';
import { allowOrigins } from './auth/allow-origins';
import { checkExposure } from './auth/check-exposure';
import { checkHost } from './auth/check-host';
import { identify, viewerOf } from './auth/identify';
import { bundleFolder } from './browser-page';
import { explorer } from './explorer';
import { answerErrors, answerUnknownPaths } from './last-handlers';
import type { Log } from './log';
import { measuredRecommender } from './metrics/measured-recommender';
import { createMetrics } from './metrics/metrics';
import { serviceFigures } from './metrics/service-figures';
import { createModelSwitch } from './model-switch';
import { observeRequests } from './observe-requests';
import { playground } from './playground';
import { probes } from './probes';
import { limitAddress, limitSubject } from './rate-limit';
import { assignRequestId, requestIdOf } from './request-id';
import { trustedDocumentsOnly } from './trusted-documents';
import { healthRoute } from './rest/health.route';
import { predictRoute } from './rest/predict.route';
import { predictionsRoute } from './rest/predictions.route';
import { securityHeaders } from './security-headers';

export interface AppParts {
  readonly database: Database;
  /** For what every answer reads. */
  readonly servingPool: Pool;
  readonly recommender: Recommender;
  readonly models: Pick<ModelHolder, 'state' | 'reload'>;
  readonly environment: Environment;
  readonly log: Log;
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

/** Enough for 500 feedback events; everything else is smaller. */
const mostBody = '100kb';

/** @throws StartError when the settings would expose users' data */
export async function createApp(parts: AppParts): Promise<App> {
  const { database, models, environment, log } = parts;
  checkExposure(environment);
  const metrics = createMetrics(models);
  const health = new HealthCheck(database, models);
  const recommender = measuredRecommender(parts.recommender, metrics);
  const startedAt = new Date();
  const services = {
    ...{ database, recommender, models, health },
    users: createUserReader(parts.servingPool),
    products: new ProductMemory(),
    modelsDir: environment.modelsDir,
    modelSwitch: createModelSwitch(models, environment, log),
    figures: () => serviceFigures(metrics, startedAt),
  };
  const authenticate = createAuthenticate(environment, (err) =>
    log.error({ err }, 'no keys to check tokens with'),
  );
  const contextOf = async (_request: Request, response: Response) =>
    createRequestContext(services, requestIdOf(response), viewerOf(response));

  const app = express();
  app.disable('x-powered-by');
  // Nobody asks for the same answer again by its digest; static files have their own.
  app.disable('etag');
  app.set('trust proxy', environment.trustProxy);
  app.use(assignRequestId, observeRequests(log, metrics), securityHeaders());
  app.use(checkHost(environment), allowOrigins(environment.corsOrigins ?? []));
  app.use(probes(health, metrics));
  app.use(limitAddress(environment.rateLimitPerMinute));
  app.use(identify(authenticate), limitSubject(environment.subjectRateLimitPerMinute));
  app.use(explorer(parts.explorerFolder ?? bundleFolder('explorer')));
  app.use(playground(parts.playgroundFolder ?? bundleFolder('playground')));
  app.use(healthRoute(health), predictionsRoute(contextOf, log), predictRoute(contextOf, log));

  const httpServer = createServer(app);
  const apollo = createApollo(httpServer, log, metrics);
  await apollo.start();
  app.use(
    '/graphql',
    express.json({ limit: mostBody }),
    trustedDocumentsOnly(environment),
    expressMiddleware(apollo, { context: ({ req, res }) => contextOf(req, res) }),
  );
  app.use(answerUnknownPaths, answerErrors(log));
  return { httpServer, stop: () => apollo.stop() };
}
