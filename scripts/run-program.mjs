/**
 * Runs other programs and waits for them. They never outlive this process: SIGINT and SIGTERM are forwarded.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Interrupted } from './failure.mjs';
import { root } from './project.mjs';

/**
 * Runs a program that uses the terminal itself.
 *
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it
 */
export async function runVisibly(command, args, env = {}) {
  const { code } = await ended(start(command, args, { env, stdio: 'inherit' }));
  return code;
}

/**
 * Runs a program whose output matters only when it fails.
 *
 * @returns {Promise<{ code: number, output: string }>} output: stdout and stderr, in order of arrival
 * @throws Interrupted
 */
export async function runQuietly(command, args, env = {}) {
  const child = start(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  const { code, interrupted } = await ended(child);
  if (interrupted !== undefined) throw new Interrupted(interrupted);
  return { code, output: Buffer.concat(chunks).toString('utf8').trimEnd() };
}

/** The shell's convention for the exit code of a program that was ended by a signal. */
export const exitCodeOf = (signal) => 128 + constants.signals[signal];

function start(command, args, { env, stdio }) {
  // On Windows, npm is a .cmd file, which must be started through the shell.
  const shell = process.platform === 'win32' && command === 'npm';
  return spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio, shell });
}

const inTerminal = () => [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY);

function ended(child) {
  let interrupted;
  const passOn = (signal) => {
    interrupted = signal;
    // In a terminal, Ctrl-C already reaches every process; forwarding it would be a second one, which means "stop at once".
    if (signal === 'SIGINT' && inTerminal()) return;
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM'];
  for (const signal of signals) process.on(signal, passOn);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? exitCodeOf(signal), interrupted }));
  }).finally(() => {
    for (const signal of signals) process.off(signal, passOn);
  });
}
