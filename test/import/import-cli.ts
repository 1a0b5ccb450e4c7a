/** Runs the compiled import command. */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Sent once standard error contains the text. */
  readonly signalAt?: { readonly text: string; readonly signal: NodeJS.Signals };
}

export function runImportCommand({ args = [], env = {}, signalAt }: CliOptions): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'dist', 'cli', 'commands', 'import.js'), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  let [stdout, stderr, sent] = ['', '', false];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    if (signalAt && !sent && stderr.includes(signalAt.text)) sent = child.kill(signalAt.signal);
  });
  return new Promise((end, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => end({ code, signal, stdout, stderr }));
  });
}
