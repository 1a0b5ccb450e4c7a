import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { compiledPath } from '../lib/compiled-path';
import { StartError } from './start-error';

/**
 * Runs a command of this project in a child process, with its output on the terminal, and waits for it. The serving side
 * must not import the training side, so it runs its commands as programs.
 *
 * @param verb file name in src/cli/commands, without extension
 * @param signal ends the command with SIGTERM
 * @throws StartError with the command's exit code if it fails
 */
export async function runVerb(verb: string, args: readonly string[], signal: AbortSignal): Promise<void> {
  const program = compiledPath(__dirname, `../cli/commands/${verb}`);
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], { stdio: 'inherit' });
  const terminate = () => child.kill('SIGTERM');
  signal.addEventListener('abort', terminate);
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, endedBy) =>
      resolve(exitCode ?? 128 + constants.signals[endedBy ?? 'SIGTERM']),
    );
  }).finally(() => signal.removeEventListener('abort', terminate));
  if (code !== 0)
    throw new StartError(`"${verb}" failed with exit code ${code}. See its output above.`, code);
}
