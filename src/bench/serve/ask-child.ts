import { fork } from 'node:child_process';
import { compiledPath } from '../../lib/compiled-path';

/**
 * Runs one of this folder's programs, gives it a message and waits for the one that it answers with.
 *
 * @param program file name without extension
 * @throws Error when it ends without an answer
 */
export function askChild<Question extends object, Answer>(
  program: string,
  question: Question,
  signal: AbortSignal,
): Promise<Answer> {
  const child = fork(compiledPath(__dirname, program), { signal });
  return new Promise((resolve, reject) => {
    let answer: { value: Answer } | undefined;
    child.once('message', (value) => (answer = { value: value as Answer }));
    child.once('error', reject);
    child.once('close', (code) =>
      answer
        ? resolve(answer.value)
        : reject(new Error(`${program} ended without a result (exit code ${code})`)),
    );
    child.send(question);
  });
}
