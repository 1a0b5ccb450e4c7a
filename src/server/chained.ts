import type { NextFunction, Request, RequestHandler, Response } from 'express';

/**
 * Combines handlers that every request passes into one. Express matches the path for each registered handler, which takes
 * longer than most of these handlers.
 */
export function chained(...handlers: readonly RequestHandler[]): RequestHandler {
  return (request, response, done) => callFrom(0, handlers, request, response, done);
}

function callFrom(
  index: number,
  handlers: readonly RequestHandler[],
  request: Request,
  response: Response,
  done: NextFunction,
): void {
  const handler = handlers[index];
  if (handler === undefined) return done();
  const next = (error?: unknown) => {
    if (error) done(error);
    else callFrom(index + 1, handlers, request, response, done);
  };
  try {
    const ended: unknown = handler(request, response, next);
    if (ended instanceof Promise) ended.catch(done);
  } catch (error) {
    done(error);
  }
}
