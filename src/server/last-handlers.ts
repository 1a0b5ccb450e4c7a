/** Responses to unknown paths, and to requests whose body cannot be read. */
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { ErrorCode } from '../graphql/errors';
import { sendError, sendRestError, toKnownError } from './envelopes';
import type { Log } from './log';

export const handleUnknownPath: RequestHandler = (_request, response) => {
  sendRestError(response, 'NOT_FOUND', 'There is nothing at this path. The API is at /graphql.');
};

export function handleError(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const { code, message } = bodyError(error) ?? toKnownError(error, response, log);
    sendError(request, response, code, message);
  };
}

/** Express's body parser sets a type and a 4xx status on its errors. */
function bodyError(error: unknown): { code: ErrorCode; message: string } | null {
  const { type, status } = error as { type?: unknown; status?: unknown };
  if (type === 'entity.too.large') {
    return { code: 'PAYLOAD_TOO_LARGE', message: 'Expected a request body of at most 100 kB.' };
  }
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { code: 'BAD_REQUEST', message: 'Invalid JSON: expected a JSON body in UTF-8.' };
  }
  return null;
}
