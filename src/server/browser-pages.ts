/** The explorer and the playground: pages that are bundled for the browser (`dist/<name>`), so that they need no other host. */
import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import express, { Router } from 'express';
import type { RequestHandler } from 'express';
import { compiledPath } from '../lib/compiled-path';

/** Folder of a bundle after `npm run build`. */
export const bundleFolder = (name: 'explorer' | 'playground') =>
  join(dirname(compiledPath(__dirname, name)), '..', name);

/** Paths of the explorer's views; the page itself chooses the view by the path. */
const explorerPaths = ['/', '/model', '/system'];

const EXPLORER_NOT_BUILT =
  'The explorer is not built. Build it with "npm run build". The API is at /graphql; browsers get a playground there.\n';

/** The explorer at `/`, which shows what the service predicts and how it performs. @param folder index.html and assets/ */
export function explorer(folder: string): Router {
  const router = Router();
  router.get(explorerPaths, sendPage(folder, EXPLORER_NOT_BUILT));
  router.use('/explorer/assets', assetsOf(folder));
  return router;
}

const PLAYGROUND_NOT_BUILT =
  'The playground is not built. Build it with "npm run build", or send queries: POST to /graphql with a JSON body {"query": "..."}.\n';

/**
 * GraphiQL at /graphql (for browsers only; other clients get the API there), with its assets at /playground.
 *
 * @param folder the bundle: index.html and assets/
 */
export function playground(folder: string): Router {
  const page = sendPage(folder, PLAYGROUND_NOT_BUILT);
  const router = Router();
  router.get('/graphql', (request, response, next) => {
    if (acceptsHtml(request.get('accept'))) page(request, response, next);
    else next();
  });
  router.use('/playground/assets', assetsOf(folder));
  router.get(['/playground', '/playground/index.html'], page);
  return router;
}

/** Browsers name text/html explicitly; other programs that accept anything send only a wildcard. */
const acceptsHtml = (accept: string | undefined) => accept?.includes('text/html') ?? false;

/** @param notBuilt plain text that is sent with status 503 if the bundle does not exist */
function sendPage(folder: string, notBuilt: string): RequestHandler {
  const page = join(folder, 'index.html');
  return (_request, response) => {
    if (!existsSync(page)) response.status(503).type('text/plain').send(notBuilt);
    // The checkout may be in a folder whose name starts with a dot.
    else
      response.sendFile(page, {
        dotfiles: 'allow',
        headers: { 'cache-control': 'no-cache', vary: 'accept' },
      });
  };
}

/**
 * The page's scripts and styles, compressed if the build created a compressed file (`<name>.gz`) and the browser accepts
 * it. Their names contain a digest of their content, so browsers may cache them forever.
 */
function assetsOf(folder: string): RequestHandler {
  const assets = join(folder, 'assets');
  const serve = express.static(assets, { immutable: true, maxAge: '1y', setHeaders: describeCompressed });
  return (request, response, next) => {
    response.vary('accept-encoding');
    const { path } = request;
    if (request.acceptsEncodings('gzip') && !path.includes('..') && existsSync(join(assets, `${path}.gz`))) {
      request.url = `${path}.gz`;
    }
    serve(request, response, next);
  };
}

/** A compressed file has the type of the original file. */
function describeCompressed(response: ServerResponse, file: string): void {
  if (!file.endsWith('.gz')) return;
  response.setHeader('content-encoding', 'gzip');
  response.setHeader('content-type', file.endsWith('.css.gz') ? 'text/css' : 'text/javascript');
}
