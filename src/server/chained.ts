import type { NextFunction, Request, RequestHandler, Response } from 'express';

/**
 * Handlers that every request passes, as one. Express finds out for each handler of its own whether the path is meant,
 * which costs more than most of ours do.
 */
export function chained(...handlers: readonly RequestHandler[]): RequestHandler {
  return (request, response, done) => callFrom(0, handlers, request, response, done);
}

function callFrom(
  place: number,
  handlers: readonly RequestHandler[],
  request: Request,
  response: Response,
  done: NextFunction,
): void {
  const handler = handlers[place];
  if (handler === undefined) return done();
  const next = (error?: unknown) => {
    if (error) done(error);
    else callFrom(place + 1, handlers, request, response, done);
  };
  try {
    const ended: unknown = handler(request, response, next);
    if (ended instanceof Promise) ended.catch(done);
  } catch (error) {
    done(error);
  }
}
