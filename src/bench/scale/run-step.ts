/** One command as a process of its own: how long it took, what it printed, how much memory it and Postgres held at most. */
import { spawn } from 'node:child_process';
import { treeMegabytes } from './process-memory';

export interface Step {
  /** Program and arguments behind `node`. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Process id of Postgres; undefined when none runs yet. */
  readonly postgresPid: number | undefined;
  readonly signal: AbortSignal;
  /** Gets what the command writes to standard error. */
  onOutput(text: string): void;
}

export interface StepResult {
  readonly seconds: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Peaks, looked at every tenth of a second at first, ever less often in long steps. */
  readonly nodeMegabytes: number;
  readonly postgresMegabytes: number;
}

/** Looking costs some milliseconds of this machine's time, so no more than a second between looks, and soon no less. */
const firstPauseMs = 100;
const longestPauseMs = 1000;

/** @throws Error with the command's last words when it fails */
export async function runStep(step: Step): Promise<StepResult> {
  const { command, environment, postgresPid, signal, onOutput } = step;
  signal.throwIfAborted();
  const begun = performance.now();
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
  let pauseMs = firstPauseMs;
  const look = () => {
    pauseMs = Math.min(1.2 * pauseMs, longestPauseMs);
    sampling = setTimeout(look, pauseMs);
    if (child.pid !== undefined) nodeMegabytes = Math.max(nodeMegabytes, treeMegabytes(child.pid));
    if (postgresPid !== undefined)
      postgresMegabytes = Math.max(postgresMegabytes, treeMegabytes(postgresPid));
  };
  let sampling = setTimeout(look, pauseMs);
  try {
    const code = await new Promise<number | null>((ended, failed) => {
      child.once('error', failed).once('close', ended);
    });
    signal.throwIfAborted();
    if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${stderr.slice(-2000)}`);
  } finally {
    clearTimeout(sampling);
    signal.removeEventListener('abort', stop);
  }
  return { seconds: (performance.now() - begun) / 1000, stdout, stderr, nodeMegabytes, postgresMegabytes };
}
