/** `npm start` as a separate process from dist/, as started by the scripts. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const program = resolve(__dirname, '..', '..', 'dist', 'cli', 'commands', 'serve.js');

export interface RunningServe {
  readonly child: ChildProcess;
  /** All output so far, stdout and stderr interleaved. */
  output: () => string;
  /** Settles once the output contains the text; throws with the output if the process ends first. */
  says: (text: string) => Promise<void>;
  /** Settles when the process has ended. */
  readonly exitCode: Promise<number | null>;
}

export function runServe(environment: Readonly<Record<string, string>>): RunningServe {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, LOG_LEVEL: 'warn', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += String(chunk);
      for (const listener of listeners) listener();
    });
  }
  const exitCode = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    output: () => text,
    says: (wanted) =>
      new Promise((found, failed) => {
        const look = () => void (text.includes(wanted) && found());
        listeners.add(look);
        look();
        void exitCode.then(() => failed(new Error(`ended before it said "${wanted}":\n${text}`)));
      }),
    exitCode,
  };
}
