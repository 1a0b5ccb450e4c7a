import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { formatError } from '../graphql/errors';
import type { RequestContext } from '../graphql/request-context';
import type { Log } from './log';

/** Codes of errors caused by the server: the client gets a masked message, and the cause is logged. */
const serverErrors = ['INTERNAL_SERVER_ERROR', 'MODEL_NOT_READY', 'DATABASE_UNAVAILABLE'];

export function errorLog(log: Log): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue }) => {
        for (const error of errors) {
          const { code } = formatError(error.toJSON(), error).extensions as { code: string };
          if (!serverErrors.includes(code)) continue;
          const field = error.path?.filter((key) => typeof key === 'string').join('.');
          log.error(
            { requestId: contextValue.requestId, field, err: unwrapResolverError(error) },
            'resolver failed',
          );
        }
      },
    }),
  };
}
