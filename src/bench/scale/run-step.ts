/** Runs a command as a child process; measures its time and the peak memory of the process and of Postgres. */
import { spawn } from 'node:child_process';
import { treeMegabytes } from './process-memory';

export interface Step {
  /** Program and arguments after `node`. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Process id of Postgres; undefined when it is not running yet. */
  readonly postgresPid: number | undefined;
  readonly signal: AbortSignal;
  /** Receives the command's standard error. */
  onOutput: (text: string) => void;
}

export interface StepResult {
  readonly seconds: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Peaks, sampled every tenth of a second at first and less often during long steps. */
  readonly nodeMegabytes: number;
  readonly postgresMegabytes: number;
}

/** Sampling takes some milliseconds of CPU time, so the interval grows to one second. */
const MIN_INTERVAL_MS = 100;
const MAX_INTERVAL_MS = 1000;

/** @throws Error with the end of the command's output when it fails */
export async function runStep(step: Step): Promise<StepResult> {
  const { command, environment, postgresPid, signal, onOutput } = step;
  signal.throwIfAborted();
  const start = performance.now();
  const child = spawn(process.execPath, command, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    onOutput(text);
  });
  let nodeMegabytes = 0;
  let postgresMegabytes = 0;
  let intervalMs = MIN_INTERVAL_MS;
  const sample = () => {
    intervalMs = Math.min(1.2 * intervalMs, MAX_INTERVAL_MS);
    sampling = setTimeout(sample, intervalMs);
    if (child.pid !== undefined) nodeMegabytes = Math.max(nodeMegabytes, treeMegabytes(child.pid));
    if (postgresPid !== undefined)
      postgresMegabytes = Math.max(postgresMegabytes, treeMegabytes(postgresPid));
  };
  let sampling = setTimeout(sample, intervalMs);
  try {
    const code = await new Promise<number | null>((ended, failed) => {
      child.once('error', failed).once('close', ended);
    });
    signal.throwIfAborted();
    if (code !== 0)
      throw new Error(`${command.join(' ')} failed with exit code ${code}:\n${stderr.slice(-2000)}`);
  } finally {
    clearTimeout(sampling);
    signal.removeEventListener('abort', stop);
  }
  return { seconds: (performance.now() - start) / 1000, stdout, stderr, nodeMegabytes, postgresMegabytes };
}
