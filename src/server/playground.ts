/** The playground: GraphiQL from our own bundle, so that it works without any other host. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { compiledPath } from '../lib/compiled-path';

/** Where `npm run build` puts the bundle. */
export const playgroundBundle = join(dirname(compiledPath(__dirname, 'playground')), '..', 'playground');

const notBuilt =
  'The playground is not built. Build it with "npm run build", or send queries: POST to /graphql with a JSON body {"query": "..."}.\n';

/**
 * Serves the page at /graphql (to browsers only; everybody else gets the API there) and its assets at /playground.
 *
 * @param folder the bundle: index.html and assets/
 */
export function playground(folder: string): Router {
  // The checkout may lie in a folder whose name starts with a dot.
  const sendPage: RequestHandler = (_request, response) => {
    const page = join(folder, 'index.html');
    if (!existsSync(page)) response.status(503).type('text/plain').send(notBuilt);
    else
      response.sendFile(page, {
        dotfiles: 'allow',
        headers: { 'cache-control': 'no-cache', vary: 'accept' },
      });
  };
  const router = Router();
  router.get('/', (_request, response) => response.redirect(302, '/graphql'));
  router.get('/graphql', (request, response, next) => {
    if (wantsPage(request.get('accept'))) sendPage(request, response, next);
    else next();
  });
  // The names of assets hold a digest of their content.
  router.use('/playground/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y' }));
  router.get(['/playground', '/playground/index.html'], sendPage);
  return router;
}

/** Browsers name text/html; programs that take anything say so with a bare wildcard. */
const wantsPage = (accept: string | undefined) => accept?.includes('text/html') ?? false;
