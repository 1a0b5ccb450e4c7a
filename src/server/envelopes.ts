/** Error responses in the formats of GraphQL and REST, with the status and code of graphql/errors.ts. */
import type { Request, Response } from 'express';
import { asApiError, errorCodes, INTERNAL_MESSAGE } from '../graphql/errors';
import type { ApiError, ErrorCode } from '../graphql/errors';
import type { Log } from './log';
import { requestIdOf } from './observe-requests';

/** Clients of an overloaded server may retry after this time. */
export const RETRY_AFTER_SECONDS = 1;

/** Sends an error that occurred outside GraphQL and REST handlers, in the format of the path. */
export function sendError(request: Request, response: Response, code: ErrorCode, message: string): void {
  const send = request.originalUrl.startsWith('/graphql') ? sendGraphqlError : sendRestError;
  send(response, code, message);
}

/** Sends an error that occurred before GraphQL processing, in the same format as GraphQL errors. */
export function sendGraphqlError(response: Response, code: ErrorCode, message: string): void {
  response.status(errorCodes[code].status).json({ errors: [{ message, extensions: { code } }] });
}

/** @param shape fields of the endpoint in addition to `success`, `message` and `code` */
export function sendRestError(
  response: Response,
  code: ErrorCode,
  message: string,
  shape: object = { data: null },
): void {
  if (code === 'OVERLOADED') response.setHeader('retry-after', RETRY_AFTER_SECONDS);
  response.status(errorCodes[code].status).json({ success: false, message, code, ...shape });
}

/** Converts any thrown value to a known error; what the client must not see is logged. */
export function toKnownError(
  error: unknown,
  response: Response,
  log: Log,
): { readonly code: ErrorCode; readonly message: string } {
  const known: ApiError | null = asApiError(error);
  if (known !== error) log.error({ requestId: requestIdOf(response), err: error }, 'request failed');
  return known ?? { code: 'INTERNAL_SERVER_ERROR', message: INTERNAL_MESSAGE };
}
