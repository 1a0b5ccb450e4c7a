/** The service as in production: a child process on a free port, with the data and model of the environment. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { compiledPath } from '../../lib/compiled-path';

export interface ServiceProcess {
  /** Without a trailing slash. */
  readonly url: string;
  stop: () => Promise<void>;
}

/**
 * @param settings environment variables in addition to those of this process
 * @throws Error with the service's output when it does not start
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
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
      const [, found] = /Serving at (http:\S+)\/graphql/.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error(`The service ended before it was ready:\n${output}`)));
  });
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Figures of a running service, from /metrics. */
export interface ProcessFigures {
  /** 99th percentile of the event loop delay since the last reading, in milliseconds. */
  readonly eventLoopDelayP99: number;
  readonly megabytes: number;
  /** CPU time of all threads since the start. */
  readonly cpuSeconds: number;
}

/** @param url of the service, without a trailing slash */
export async function readProcessFigures(url: string): Promise<ProcessFigures> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const value = (name: string): number => {
    const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
    if (line === undefined) throw new Error(`${url}/metrics: expected a metric ${name}, found none.`);
    return Number(line.slice(name.length));
  };
  return {
    eventLoopDelayP99: value('nodejs_eventloop_lag_p99_seconds') * 1000,
    megabytes: value('process_resident_memory_bytes') / 2 ** 20,
    cpuSeconds: value('process_cpu_seconds_total'),
  };
}
