/** Errors in the shape that each door's clients know, with the status and code of graphql/errors.ts. */
import type { Request, Response } from 'express';
import { asApiError, errorCodes, internalMessage } from '../graphql/errors';
import type { ApiError, ErrorCode } from '../graphql/errors';
import type { Log } from './log';
import { requestIdOf } from './request-id';

/** When somebody who was refused for want of time may come again. */
export const retryAfterSeconds = 1;

/** A failure before any door opened, in the shape of the door that the request was for. */
export function sendError(request: Request, response: Response, code: ErrorCode, message: string): void {
  const send = request.originalUrl.startsWith('/graphql') ? sendGraphqlError : sendRestError;
  send(response, code, message);
}

/** A failure outside of GraphQL's own processing, told as GraphQL tells its own. */
export function sendGraphqlError(response: Response, code: ErrorCode, message: string): void {
  response.status(errorCodes[code].status).json({ errors: [{ message, extensions: { code } }] });
}

/** @param shape the door's own fields, beside `success`, `message` and `code` */
export function sendRestError(
  response: Response,
  code: ErrorCode,
  message: string,
  shape: object = { data: null },
): void {
  if (code === 'OVERLOADED') response.setHeader('retry-after', retryAfterSeconds);
  response.status(errorCodes[code].status).json({ success: false, message, code, ...shape });
}

/** Any thrown value as one of the known errors; the log keeps what the client must not see. */
export function toKnownError(
  error: unknown,
  response: Response,
  log: Log,
): { readonly code: ErrorCode; readonly message: string } {
  const known: ApiError | null = asApiError(error);
  if (known !== error) log.error({ requestId: requestIdOf(response), err: error }, 'request failed');
  return known ?? { code: 'INTERNAL_SERVER_ERROR', message: internalMessage };
}
