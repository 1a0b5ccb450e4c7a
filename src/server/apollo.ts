import type { Server } from 'node:http';
import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { Environment } from '../config/environment';
import { formatError } from '../graphql/errors';
import { FederationResolver } from '../graphql/federation/federation.resolver';
import type { RequestContext } from '../graphql/request-context';
import { buildApiSchema } from '../graphql/schema';
import { errorLog } from './error-log.plugin';
import type { Log } from './log';
import type { Metrics } from './metrics/metrics';
import { operationMetrics } from './metrics/operation-metrics.plugin';
import { overloadStatus } from './overload.plugin';
import { queryCostLimit } from './query-cost.plugin';

/** Tokens of a query's text; the playground's introspection query has 300. */
const mostTokens = 1000;

/** user > orders > nodes > items > product > aisle > name is 7, with a fragment in between 8. */
const deepest = 10;

/**
 * Apollo Server with its limits. The schema is public (introspection is on, the playground lives from it), yet error
 * messages do not spell it out for guessed names.
 */
export function createApollo(
  httpServer: Server,
  log: Log,
  metrics: Metrics,
  { drainMs, federation }: Pick<Environment, 'drainMs' | 'federation'>,
  further: readonly ApolloServerPlugin<RequestContext>[] = [],
): ApolloServer<RequestContext> {
  const armor = new ApolloArmor({
    // Apollo's own parser limit does this; armor's turns every syntax error into a status 500.
    maxTokens: { enabled: false },
    // hideSchemaDetailsFromClientErrors does this.
    blockFieldSuggestion: { enabled: false },
    // It knows nothing of `first`; queryCostLimit does.
    costLimit: { enabled: false },
    maxDepth: { n: deepest },
    maxAliases: { n: 15, allowList: [] },
    maxDirectives: { n: 5 },
  }).protect();
  return new ApolloServer<RequestContext>({
    schema: buildApiSchema(federation === 'on' ? [FederationResolver] : []),
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: mostTokens },
    validationOptions: { maxErrors: 5 },
    maxRecursiveSelections: true,
    validationRules: armor.validationRules,
    formatError,
    logger: log,
    plugins: [
      ...armor.plugins,
      queryCostLimit,
      overloadStatus,
      errorLog(log),
      operationMetrics(metrics),
      ...further,
      // It watches every field; the door says once for all that no answer may be kept on the way.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: drainMs }),
    ],
  });
}
