/** Vite's development server for the explorer. */
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'vite';
import { inProject } from '../project.mjs';

/** What the product's server answers. Exact, since the explorer's sources have a folder `graphql`, too. */
const apiPaths = '^/((graphql|health|healthz|readyz|metrics)/?(\\?.*)?$|(api|predict|playground)/)';

const DEFAULT_PORT = 5173;

/**
 * @param {string} api address of the product's server
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function startVite(api) {
  // The server checks Host and Origin; to it, the page comes from its own address.
  const target = { target: api, changeOrigin: true, headers: { origin: api } };
  const http = createHttpServer();
  // As a middleware, Vite leaves SIGTERM to the caller; on its own it exits at once, before the product's server did.
  const vite = await createServer({
    configFile: false,
    root: inProject('src', 'explorer'),
    cacheDir: inProject('node_modules', '.vite', 'explorer'),
    logLevel: 'warn',
    clearScreen: false,
    server: { middlewareMode: { server: http }, hmr: { server: http }, proxy: { [apiPaths]: target } },
  });
  http.on('request', vite.middlewares);
  http.listen(Number(process.env.DEV_PORT ?? DEFAULT_PORT), '127.0.0.1');
  await once(http, 'listening');
  const close = async () => {
    const closed = once(http, 'close');
    http.close();
    http.closeAllConnections();
    await Promise.all([vite.close(), closed]);
  };
  return { address: `http://127.0.0.1:${http.address().port}/`, close };
}
