/** The service as it is run in earnest: a process of its own, on a free port, from the environment's data and model. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { compiledPath } from '../../lib/compiled-path';

export interface ServiceProcess {
  /** Without a slash at the end. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * @param settings environment variables beside those of this process
 * @throws Error with what it said when it does not come up
 */
export async function startService(settings: Readonly<Record<string, string>>): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [compiledPath(__dirname, '../../cli/commands/serve')], {
    env: {
      ...process.env,
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      PORT: '0',
      AUTH_MODE: 'none',
      RATE_LIMIT_PER_MINUTE: '10000000',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      const [, found] = /Serving at (http:\S+)\/graphql/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error(`The service ended before it served:\n${said}`)));
  });
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
