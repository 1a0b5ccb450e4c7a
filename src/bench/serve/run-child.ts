import { fork } from 'node:child_process';
import { compiledPath } from '../../lib/compiled-path';

/**
 * Runs a program of this folder in a child process, sends it a message and returns its reply.
 *
 * @param program file name without extension
 * @throws Error when the process ends without a reply
 */
export function runChild<Message extends object, Reply>(
  program: string,
  message: Message,
  signal: AbortSignal,
): Promise<Reply> {
  const child = fork(compiledPath(__dirname, program), { signal });
  return new Promise((resolve, reject) => {
    let reply: { value: Reply } | undefined;
    child.once('message', (value) => (reply = { value: value as Reply }));
    child.once('error', reject);
    child.once('close', (code) =>
      reply
        ? resolve(reply.value)
        : reject(new Error(`${program} ended without a result (exit code ${code}).`)),
    );
    child.send(message);
  });
}
