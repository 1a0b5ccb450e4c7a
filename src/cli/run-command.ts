/**
 * What every command does alike: options by commander, settings from the environment, Ctrl-C as an abort signal, errors
 * that are somebody's to mend told in one message (ours, by their classes' names), exit codes.
 */
import { Command, CommanderError } from 'commander';
import { readEnvironment } from '../config/environment';
import type { Environment } from '../config/environment';
import { openDatabase } from '../db/database';
import type { Database } from '../db/database';
import { isLostDatabase } from '../db/lost-database';
import { ExpectedError } from '../lib/expected-error';

export interface CommandText {
  /** As it is typed, up to the options: `npm run train --`. */
  readonly name: string;
  readonly description: string;
  /** Lines of the help's examples. */
  readonly examples: readonly string[];
}

/** The command line's frame; the caller adds options and arguments. */
export function commandOf({ name, description, examples }: CommandText): Command {
  return new Command(name)
    .description(description)
    .helpOption('--help', 'show this text')
    .addHelpText('after', examplesText(examples))
    .showHelpAfterError(`Run "${name} --help" to see all options with examples.`)
    .exitOverride();
}

/** The end of a help text. */
export function examplesText(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
}

/** What a command works with. */
export interface CommandTools {
  readonly environment: Environment;
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
  /** Says something beside the result: a line on standard error. */
  notice(message: string): void;
  /** Opened at first call, closed when the command ends. */
  database(): Promise<Database>;
}

/** Thrown by a command that has said all there is to say and wants a non-zero exit. */
export class CommandFailed extends ExpectedError {
  override readonly name = 'CommandFailed';
}

/** Thrown by a command that was interrupted and whose work so far is not lost: the message says how to go on. */
export class CommandInterrupted extends Error {
  override readonly name = 'CommandInterrupted';
}

/**
 * Runs `work` and sets the process's exit code: 0, 1 after an error (2 when there is too little data to train on), 130
 * when interrupted, commander's own for a wrong command line.
 */
export async function runCommand(work: (tools: CommandTools) => Promise<void>): Promise<void> {
  const abort = new AbortController();
  // A signal to the whole process group comes twice: directly and passed on by npm. Only after a while is a repeated
  // one somebody who will not wait.
  let firstAt: number | undefined;
  const interrupt = () => {
    if (firstAt !== undefined && performance.now() - firstAt > patienceMs) process.exit(130);
    firstAt ??= performance.now();
    abort.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  let opened: Promise<Database> | undefined;
  try {
    const environment = readEnvironment(process.env);
    const notice = (message: string) => void process.stderr.write(`${message}\n`);
    await work({
      environment,
      signal: abort.signal,
      notice,
      database: () => (opened ??= openDatabase(environment, { onNotice: notice })),
    });
  } catch (error) {
    process.exitCode = abort.signal.aborted ? interrupted(error) : report(error);
  } finally {
    await opened?.then((database) => database.close()).catch(() => {});
    process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt);
  }
}

const patienceMs = 1000;

function interrupted(error: unknown): number {
  const message =
    error instanceof CommandInterrupted ? error.message : 'everything was rolled back, nothing is changed.';
  process.stderr.write(`Interrupted: ${message}\n`);
  return 130;
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  if (isLostDatabase(error)) {
    process.stderr.write(
      `The database went away: ${error.message}. Nothing is half done: run the command again. If it happens again, npm run doctor looks at disk and memory.\n`,
    );
    return 1;
  }
  process.stderr.write(`${textOf(error)}\n`);
  return error instanceof ExpectedError ? error.exitCode : 1;
}

function textOf(error: unknown): string {
  if (error instanceof ExpectedError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
