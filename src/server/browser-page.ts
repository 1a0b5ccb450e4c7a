/** A page that was bundled for the browser (`dist/<name>`), so that it works without any other host. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import express, { type RequestHandler } from 'express';
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

/** The page's scripts and styles. Their names hold a digest of their content, so that browsers may keep them. */
export const assetsOf = (folder: string): RequestHandler =>
  express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y' });
