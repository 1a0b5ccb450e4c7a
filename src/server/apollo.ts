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
import { clientMistakes } from './client-mistakes.plugin';

/** Maximum number of tokens in a query; the playground's introspection query has 300. */
const MAX_QUERY_TOKENS = 1000;

/** For comparison, user > orders > nodes > items > product > aisle > name has a depth of 7, or 8 with a fragment. */
const MAX_QUERY_DEPTH = 10;

/**
 * Apollo Server with its limits. The schema is public, because the playground needs introspection, but error messages do not
 * suggest names for guessed ones.
 */
export function createApollo(
  httpServer: Server,
  log: Log,
  metrics: Metrics,
  { drainMs, federation }: Pick<Environment, 'drainMs' | 'federation'>,
  further: readonly ApolloServerPlugin<RequestContext>[] = [],
): ApolloServer<RequestContext> {
  const armor = new ApolloArmor({
    // Apollo's parser has this limit; with armor's, every syntax error gets status 500.
    maxTokens: { enabled: false },
    // hideSchemaDetailsFromClientErrors covers this.
    blockFieldSuggestion: { enabled: false },
    // It ignores `first`; queryCostLimit does not.
    costLimit: { enabled: false },
    maxDepth: { n: MAX_QUERY_DEPTH },
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
    parseOptions: { maxTokens: MAX_QUERY_TOKENS },
    validationOptions: { maxErrors: 5 },
    maxRecursiveSelections: true,
    validationRules: armor.validationRules,
    formatError,
    logger: log,
    plugins: [
      ...armor.plugins,
      clientMistakes,
      queryCostLimit,
      overloadStatus,
      errorLog(log),
      operationMetrics(metrics),
      ...further,
      // It tracks every field; instead, the endpoint sets no-store for all answers.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: drainMs }),
    ],
  });
}
