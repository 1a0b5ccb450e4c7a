/** Runs a command in a separate process, compiled, as its users do. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';

export interface ProgramEnd {
  /** Null if a signal ended the process. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningProgram {
  readonly child: ChildProcess;
  readonly end: Promise<ProgramEnd>;
}

const dist = resolve(__dirname, '..', '..', 'dist', 'cli', 'commands');

/** @param folder working directory; default: that of the tests */
export function startProgram(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  folder?: string,
): RunningProgram {
  const child = spawn(process.execPath, [join(dist, `${program}.js`), ...args], {
    env: { ...process.env, ...environment },
    ...(folder !== undefined && { cwd: folder }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const end = new Promise<ProgramEnd>((ended, failed) => {
    child.once('error', failed).once('close', (code) => ended({ code, stdout, stderr }));
  });
  return { child, end };
}

export function runProgram(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  folder?: string,
): Promise<ProgramEnd> {
  return startProgram(program, args, environment, folder).end;
}
