import type { RequestHandler } from 'express';

/** Answers are about one user: nothing on the way may keep them. */
export const keepNothing: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};
