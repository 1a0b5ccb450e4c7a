import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

/** Takes the id that a proxy gave, makes one otherwise, and tells it in the answer. */
export const assignRequestId: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id');
  const id = given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  response.locals.requestId = id;
  response.setHeader('x-request-id', id);
  next();
};

export const requestIdOf = (response: Response): string => response.locals.requestId as string;
