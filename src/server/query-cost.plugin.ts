import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { asApiError } from '../graphql/errors';
import { checkCost } from '../graphql/query-cost';
import type { RequestContext } from '../graphql/request-context';

/** Refuses a query that asks for too much before any of it runs. */
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

/** Without a status of its own, Apollo answers what is thrown before execution with 500. */
function asBadRequest(error: unknown): unknown {
  const known = asApiError(error);
  if (!known) return error;
  return new GraphQLError(known.message, { extensions: { code: known.code, http: { status: 400 } } });
}
