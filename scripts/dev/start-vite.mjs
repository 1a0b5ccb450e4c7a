/** Vite's development server for the explorer. */
import { createServer } from 'vite';
import { inProject } from '../project.mjs';

/** Everything that the product's server answers; all other paths are the explorer's. */
const apiPaths = ['/graphql', '/playground', '/api', '/health', '/healthz', '/readyz', '/metrics'];

const DEFAULT_PORT = 5173;

/**
 * @param {string} api address of the product's server
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function startVite(api) {
  // The server checks Host and Origin; to it, the page comes from its own address.
  const target = { target: api, changeOrigin: true, headers: { origin: api } };
  const vite = await createServer({
    configFile: false,
    root: inProject('src', 'explorer'),
    cacheDir: inProject('node_modules', '.vite', 'explorer'),
    logLevel: 'warn',
    clearScreen: false,
    server: {
      host: '127.0.0.1',
      port: Number(process.env.DEV_PORT ?? DEFAULT_PORT),
      proxy: Object.fromEntries(apiPaths.map((path) => [path, target])),
    },
  });
  await vite.listen();
  const { port } = vite.httpServer.address();
  return { address: `http://127.0.0.1:${port}/`, close: () => vite.close() };
}
