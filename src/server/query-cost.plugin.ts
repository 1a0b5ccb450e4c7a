import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { asApiError } from '../graphql/errors';
import { checkCost } from '../graphql/query-cost';
import type { RequestContext } from '../graphql/request-context';

/** Rejects a query that costs too much, before it runs. */
export const queryCostLimit: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, request, operationName }) => {
      try {
        checkCost({
          schema,
          query: document,
          variables: request.variables ?? {},
          ...(operationName !== null && { operationName }),
        });
      } catch (error) {
        throw asBadRequest(error);
      }
    },
  }),
};

/** Apollo responds with status 500 to errors thrown before execution, unless they have a status of their own. */
function asBadRequest(error: unknown): unknown {
  const known = asApiError(error);
  if (!known) return error;
  return new GraphQLError(known.message, { extensions: { code: known.code, http: { status: 400 } } });
}
