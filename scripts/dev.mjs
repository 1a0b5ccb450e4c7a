/**
 * `npm run dev`: the server restarts when a file in src changes, and Vite serves the explorer from its sources with the
 * API behind a proxy. Ends both on SIGINT and SIGTERM.
 */
import { watch } from 'node:fs';
import { sep } from 'node:path';
import { bundles } from './browser-step.mjs';
import { buildStep } from './build-step.mjs';
import { DevServer } from './dev/dev-server.mjs';
import { Failure } from './failure.mjs';
import { withLock } from './lock.mjs';
import { inProject } from './project.mjs';

/** Editors and git write several files at once; their changes cause one restart. */
const SETTLE_MS = 100;

/** @returns {Promise<number>} 0 when a signal ended it; the server's exit code when its first start failed */
export async function dev() {
  const server = new DevServer();
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  const first = await Promise.race([server.start(), stopped.then(() => undefined)]);
  if (first?.address === undefined) {
    await server.stop();
    return first?.exitCode ?? 0;
  }
  // Loaded late: on a fresh clone there are no packages when the verbs are listed.
  const { startVite } = await import('./dev/start-vite.mjs');
  const vite = await startVite(first.address).catch(async (error) => {
    await server.stop();
    throw new Failure(`The explorer could not be served: ${error.message}\nSet DEV_PORT to a free port.`);
  });
  console.log(`API: ${first.address}/graphql (restarts when a file in src changes)`);
  console.log(`Explorer: ${vite.address} (from src/explorer)`);
  const watcher = watchSources(() => rebuild(server));
  await stopped;
  watcher.close();
  await Promise.all([vite.close(), server.stop()]);
  return 0;
}

/** Calls `changed` once the files of the server, compiled or read at run time, have stopped changing. */
function watchSources(changed) {
  let timer;
  const watcher = watch(inProject('src'), { recursive: true }, (_event, file) => {
    // Vite watches the browser's folders itself.
    if (file === null || bundles.includes(file.split(sep)[0])) return;
    clearTimeout(timer);
    timer = setTimeout(changed, SETTLE_MS);
  });
  return {
    close: () => {
      clearTimeout(timer);
      watcher.close();
    },
  };
}

async function rebuild(server) {
  try {
    await withLock(inProject('dist', '.lock'), buildStep.make, () => {});
  } catch (error) {
    console.error(`${error.message}\nThe server keeps running with the last code that compiled.`);
    return;
  }
  await server.restart();
}
