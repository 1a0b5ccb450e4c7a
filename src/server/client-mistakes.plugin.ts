import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, Kind, visit, BREAK } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { ErrorCode } from '../graphql/errors';
import type { RequestContext } from '../graphql/request-context';

/** Rejects, before it runs, what would otherwise fail with an internal error although the client can correct it. */
export const clientMistakes: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, operation, request, schema }) => {
      if (operation && !schema.getRootType(operation.operation)) {
        throw badRequest(
          'GRAPHQL_VALIDATION_FAILED',
          `Expected a query or a mutation, got a ${operation.operation}, which this schema does not have.`,
        );
      }
      // Postgres cannot store this character, so every statement that received it would fail.
      const place = placeInVariables(request.variables, 'variables') ?? placeInDocument(document);
      if (place === null) return;
      throw badRequest(
        'BAD_USER_INPUT',
        `${place}: expected a text without the character U+0000, got one with it`,
      );
    },
  }),
};

/** Apollo responds with status 500 to errors thrown before execution, unless they have a status of their own. */
function badRequest(code: ErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}

/** @returns the path of the first text with the character; null if there is none */
function placeInVariables(value: unknown, path: string): string | null {
  if (typeof value === 'string') return value.includes('\0') ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, entry] of Object.entries(value)) {
    const found = placeInVariables(entry, `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

function placeInDocument(document: DocumentNode): string | null {
  let place: string | null = null;
  visit(document, {
    [Kind.ARGUMENT]: ({ name, value }) => {
      visit(value, {
        [Kind.STRING]: (text) => {
          if (!text.value.includes('\0')) return undefined;
          place = name.value;
          return BREAK;
        },
      });
      return place === null ? undefined : BREAK;
    },
  });
  return place;
}
