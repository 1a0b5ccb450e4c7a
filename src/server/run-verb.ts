import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { compiledPath } from '../lib/compiled-path';
import { StartError } from './start-error';

/**
 * Runs one of our own commands and waits for it; it talks to the user itself. Serving does not import the training
 * side, so what it needs of it runs as a program.
 *
 * @param verb file name in src/cli/commands, without extension
 * @param signal ends the command, as SIGTERM does
 * @throws StartError with the command's exit code when it fails
 */
export async function runVerb(verb: string, args: readonly string[], signal: AbortSignal): Promise<void> {
  const program = compiledPath(__dirname, `../cli/commands/${verb}`);
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], { stdio: 'inherit' });
  const end = () => child.kill('SIGTERM');
  signal.addEventListener('abort', end);
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, by) => resolve(exitCode ?? 128 + constants.signals[by ?? 'SIGTERM']));
  }).finally(() => signal.removeEventListener('abort', end));
  if (code !== 0)
    throw new StartError(`"${verb}" failed (exit code ${code}); what it said stands above.`, code);
}
