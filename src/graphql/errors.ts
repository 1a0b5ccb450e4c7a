/**
 * All errors that clients can receive, in GraphQL (`extensions.code`) and REST alike: a closed set of codes, each with its
 * HTTP status and meaning. Any other error is internal: the client gets a request ID, and the log has the details.
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
  USER_ERASED: {
    status: 409,
    meaning: 'The user was erased. No user with the same external id can be created again.',
  },
  PRODUCT_NOT_FOUND: { status: 404, meaning: 'No product has this id.' },
  MODEL_NOT_READY: { status: 503, meaning: 'The model cannot score at the moment. Try again.' },
  OVERLOADED: {
    status: 503,
    meaning: 'The service has more requests than it can handle in time. Try again.',
  },
  DATABASE_UNAVAILABLE: { status: 503, meaning: 'The database does not respond at the moment. Try again.' },
  UNAUTHENTICATED: { status: 401, meaning: 'The bearer token is missing, expired or not valid.' },
  FORBIDDEN: { status: 403, meaning: 'The token does not allow this.' },
  RATE_LIMITED: { status: 429, meaning: 'Too many requests per minute from this address or user.' },
  HOST_NOT_ALLOWED: { status: 421, meaning: 'The Host header names another server.' },
  DOCUMENT_NOT_TRUSTED: {
    status: 400,
    meaning: 'The document is not one of the trusted documents of this server.',
  },
  VERSION_NOT_FOUND: { status: 404, meaning: 'No published model has this version.' },
  MODEL_REFUSED: {
    status: 409,
    meaning: 'The version cannot be activated; the previous version stays in service.',
  },
  ORDER_NOT_FOUND: { status: 404, meaning: 'No order that the caller may change has this id.' },
  ORDER_CONFLICT: { status: 409, meaning: 'The order contradicts orders that are already stored.' },
  QUERY_TOO_COSTLY: { status: 400, meaning: 'The query costs more than one request may.' },
  BAD_REQUEST: { status: 400, meaning: 'The request is not a GraphQL request.' },
  PAYLOAD_TOO_LARGE: { status: 413, meaning: 'The request body is too large.' },
  GRAPHQL_PARSE_FAILED: { status: 400, meaning: 'The query is not GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, meaning: 'The query does not fit the schema or breaks a limit.' },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    meaning: 'The document does not contain the named operation.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 400,
    meaning: 'Persisted queries are not supported. Send the whole query.',
  },
  NOT_FOUND: { status: 404, meaning: 'There is nothing at this path.' },
  INTERNAL_SERVER_ERROR: { status: 500, meaning: 'Internal error. Search the log for the request ID.' },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** An error whose message may be sent to the client. */
export class ApiError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message, { extensions: { code } });
    this.name = 'ApiError';
    this.code = code;
  }
}

/** The error for an invalid argument. */
export function badInput(argument: string, expected: string, got: unknown): ApiError {
  return new ApiError('BAD_USER_INPUT', `${argument}: expected ${expected}, got ${JSON.stringify(got)}`);
}

/** The error for a user who was erased while the request was being handled. */
export function userErased(): ApiError {
  return new ApiError('USER_NOT_FOUND', 'Expected an existing user, but the user has just been erased.');
}

/** @returns the error for the client; null for an internal error */
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

/** Apollo's `formatError`: keeps message, code and location of known errors, and masks all others. */
export function formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const { locations, path } = formatted;
  const location = { ...(locations && { locations }), ...(path && { path }) };
  const known = asApiError(unwrapResolverError(thrown));
  if (known) return { message: known.message, ...location, extensions: { code: known.code } };
  const code = formatted.extensions?.code as string;
  if (code !== 'INTERNAL_SERVER_ERROR' && code in errorCodes) {
    return { message: formatted.message, ...location, extensions: { code } };
  }
  return { message: INTERNAL_MESSAGE, ...location, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

export const INTERNAL_MESSAGE =
  'Internal error. Give the id in the X-Request-Id header to the operators: the log has the details under it.';
