/**
 * A small checkout in a temporary folder: the real scripts, packages and database client, with a src of the test.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');

/** The inputs of the steps before and after compilation, so that these have nothing to do. */
const copied = [
  'scripts',
  '.swcrc',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'prisma.config.ts',
  'prisma/schema.prisma',
  'src/db/generated',
  'src/explorer',
  'src/playground',
  'dist/explorer/.made-from',
  'dist/playground/.made-from',
];

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class ScratchCheckout {
  readonly folder = mkdtempSync(join(tmpdir(), 'timel-e-checkout-'));
  readonly #running = new Set<ChildProcess>();

  /** @param packages whether node_modules exists */
  constructor({ packages = true } = {}) {
    for (const path of copied) cpSync(join(root, path), this.path(path), { recursive: true });
    if (packages) symlinkSync(join(root, 'node_modules'), this.path('node_modules'));
    this.write('src/cli/commands/hello.ts', 'console.log(JSON.stringify(process.argv.slice(2)));');
  }

  path(relative: string): string {
    return join(this.folder, relative);
  }

  /** @param time modification time; default: now */
  write(relative: string, text: string, time = new Date()): void {
    mkdirSync(dirname(this.path(relative)), { recursive: true });
    writeFileSync(this.path(relative), text);
    utimesSync(this.path(relative), time, time);
  }

  removeFile(relative: string): void {
    rmSync(this.path(relative));
  }

  /** Puts a shell script with this name in front of the real program. */
  standIn(program: string, script: string): NodeJS.ProcessEnv {
    this.write(`stand-ins/${program}`, `#!/bin/sh\n${script}\n`);
    chmodSync(this.path(`stand-ins/${program}`), 0o755);
    return { PATH: `${this.path('stand-ins')}${delimiter}${process.env.PATH ?? ''}` };
  }

  /** `node scripts/run.mjs ...args` */
  run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return this.start(args, env).ended;
  }

  start(
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): { child: ChildProcess; ended: Promise<Ended> } {
    const child = spawn(process.execPath, [this.path('scripts/run.mjs'), ...args], {
      cwd: this.folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running.add(child);
    const texts = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()));
    const ended = new Promise<Ended>((resolveEnded, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        this.#running.delete(child);
        resolveEnded({ code, ...texts });
      });
    });
    return { child, ended };
  }

  remove(): void {
    for (const child of this.#running) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
