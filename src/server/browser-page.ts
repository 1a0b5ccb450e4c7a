/** A page that was bundled for the browser (`dist/<name>`), so that it works without any other host. */
import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import express from 'express';
import type { RequestHandler } from 'express';
import { compiledPath } from '../lib/compiled-path';

/** Where `npm run build` puts the bundle of this name. */
export const bundleFolder = (name: 'explorer' | 'playground') =>
  join(dirname(compiledPath(__dirname, name)), '..', name);

/** @param notBuilt what a browser reads as plain text, with status 503, when the bundle is not there */
export function sendPage(folder: string, notBuilt: string): RequestHandler {
  const page = join(folder, 'index.html');
  return (_request, response) => {
    if (!existsSync(page)) response.status(503).type('text/plain').send(notBuilt);
    // The checkout may lie in a folder whose name starts with a dot.
    else
      response.sendFile(page, {
        dotfiles: 'allow',
        headers: { 'cache-control': 'no-cache', vary: 'accept' },
      });
  };
}

/**
 * The page's scripts and styles, compressed where the build left a compressed twin (`<name>.gz`) and the browser takes
 * it. Their names hold a digest of their content, so that browsers may keep them.
 */
export function assetsOf(folder: string): RequestHandler {
  const assets = join(folder, 'assets');
  const serve = express.static(assets, { immutable: true, maxAge: '1y', setHeaders: describeTwin });
  return (request, response, next) => {
    response.vary('accept-encoding');
    const { path } = request;
    if (request.acceptsEncodings('gzip') && !path.includes('..') && existsSync(join(assets, `${path}.gz`))) {
      request.url = `${path}.gz`;
    }
    serve(request, response, next);
  };
}

/** The twin is sent as what it is the twin of. */
function describeTwin(response: ServerResponse, file: string): void {
  if (!file.endsWith('.gz')) return;
  response.setHeader('content-encoding', 'gzip');
  response.setHeader('content-type', file.endsWith('.css.gz') ? 'text/css' : 'text/javascript');
}
