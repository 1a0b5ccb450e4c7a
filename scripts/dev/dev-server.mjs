/** The server's process during development. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { inProject, root } from '../project.mjs';

export class DevServer {
  #child;
  #port = process.env.PORT;
  #stopping = false;
  /** Restarts run one after the other. */
  #last = Promise.resolve();

  /** @returns {Promise<{ address?: string, exitCode?: number }>} its address, or its exit code when it did not start */
  start() {
    const child = spawn(
      process.execPath,
      ['--enable-source-maps', inProject('dist', 'cli', 'commands', 'serve.js')],
      {
        cwd: root,
        env: { ...process.env, ...(this.#port === undefined ? {} : { PORT: this.#port }) },
        stdio: ['inherit', 'pipe', 'inherit'],
      },
    );
    this.#child = child;
    return new Promise((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        console.log(line);
        const address = /^Serving at (\S+)\/graphql$/.exec(line)?.[1];
        if (address === undefined) return;
        // A restart keeps the port, also one that PORT=0 chose: the proxy and open pages depend on it.
        this.#port = new URL(address).port;
        resolve({ address });
      });
      child.once('close', (code) => {
        if (!this.#stopping && this.#child === child) {
          console.error(
            `The server ended with exit code ${code}. It starts again after the next change in src.`,
          );
        }
        resolve({ exitCode: code ?? 1 });
      });
    });
  }

  /** Does nothing when `stop` was called. */
  restart() {
    this.#last = this.#last.then(async () => {
      if (this.#stopping) return;
      console.log('Restarting the server ...');
      const ended = this.#child;
      this.#child = undefined;
      await end(ended);
      if (!this.#stopping) await this.start();
    });
    return this.#last;
  }

  async stop() {
    this.#stopping = true;
    await end(this.#child);
  }
}

/** The server shuts down gracefully on SIGTERM. */
function end(child) {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return undefined;
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  return closed;
}
