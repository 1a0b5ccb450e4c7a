/**
 * Every error that a client can meet, in GraphQL (`extensions.code`) and REST alike: a closed set, each with its HTTP
 * status and its meaning. What is not on the list is an internal error: the client learns a request id, the log the rest.
 */
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { isDatabaseOutage } from '../db/outage';
import { ModelError } from '../registry/model-error';
import { OverloadedError } from '../lib/overloaded-error';

export const errorCodes = {
  BAD_USER_INPUT: { status: 422, meaning: 'An argument is malformed or out of range.' },
  USER_NOT_FOUND: { status: 404, meaning: 'No user has this id.' },
  PRODUCT_NOT_FOUND: { status: 404, meaning: 'No product has this id.' },
  MODEL_NOT_READY: { status: 503, meaning: 'The model cannot score at the moment; try again.' },
  OVERLOADED: { status: 503, meaning: 'More is asked for than can be done in time; try again.' },
  DATABASE_UNAVAILABLE: { status: 503, meaning: 'The database does not answer at the moment; try again.' },
  UNAUTHENTICATED: { status: 401, meaning: 'A bearer token is missing, expired or not ours.' },
  FORBIDDEN: { status: 403, meaning: 'The token does not allow this.' },
  RATE_LIMITED: { status: 429, meaning: 'Too many requests in a minute, from this address or of this user.' },
  HOST_NOT_ALLOWED: { status: 421, meaning: 'The Host header names another server.' },
  DOCUMENT_NOT_TRUSTED: { status: 400, meaning: 'Only the documents that the server knows are run.' },
  VERSION_NOT_FOUND: { status: 404, meaning: 'No published model has this version.' },
  MODEL_REFUSED: { status: 409, meaning: 'The version cannot be put into service; the one before stays.' },
  ORDER_CONFLICT: { status: 409, meaning: 'The order contradicts orders that are already known.' },
  QUERY_TOO_COSTLY: { status: 400, meaning: 'The query asks for more than one request may.' },
  BAD_REQUEST: { status: 400, meaning: 'Not a GraphQL request.' },
  PAYLOAD_TOO_LARGE: { status: 413, meaning: 'The request body is too large.' },
  GRAPHQL_PARSE_FAILED: { status: 400, meaning: 'The query is not GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, meaning: 'The query does not fit the schema or breaks a limit.' },
  OPERATION_RESOLUTION_FAILURE: { status: 400, meaning: 'The document does not hold the named operation.' },
  PERSISTED_QUERY_NOT_SUPPORTED: { status: 400, meaning: 'Send the whole query.' },
  NOT_FOUND: { status: 404, meaning: 'There is nothing at this path.' },
  INTERNAL_SERVER_ERROR: { status: 500, meaning: 'Our fault; the log knows more under the request id.' },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** An error that the client may read as it is. */
export class ApiError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message, { extensions: { code } });
    this.name = 'ApiError';
    this.code = code;
  }
}

/** The one sentence for wrong arguments. */
export function badInput(argument: string, expected: string, got: unknown): ApiError {
  return new ApiError('BAD_USER_INPUT', `${argument}: expected ${expected}, got ${JSON.stringify(got)}`);
}

/** What a thrown value means to the client: the known errors by their code, null for everything internal. */
export function asApiError(thrown: unknown): ApiError | null {
  if (thrown instanceof ApiError) return thrown;
  if (thrown instanceof ModelError) {
    return new ApiError('MODEL_NOT_READY', errorCodes.MODEL_NOT_READY.meaning);
  }
  if (thrown instanceof OverloadedError) {
    return new ApiError('OVERLOADED', errorCodes.OVERLOADED.meaning);
  }
  if (isDatabaseOutage(thrown)) {
    return new ApiError('DATABASE_UNAVAILABLE', errorCodes.DATABASE_UNAVAILABLE.meaning);
  }
  return null;
}

/** Apollo's `formatError`: leaves message, code and place of known errors, and nothing of the others. */
export function formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const { locations, path } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const known = asApiError(unwrapResolverError(thrown));
  if (known) return { message: known.message, ...place, extensions: { code: known.code } };
  const code = formatted.extensions?.code as string;
  if (code !== 'INTERNAL_SERVER_ERROR' && code in errorCodes) {
    return { message: formatted.message, ...place, extensions: { code } };
  }
  return { message: internalMessage, ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

export const internalMessage =
  'Something went wrong on our side. The log has the details under the id in the X-Request-Id header.';
