/**
 * What all commands have in common: options (commander), settings from the environment, Ctrl-C as an abort signal, exit
 * codes, and errors. An {@link ExpectedError} is shown as its message, any other error with its stack.
 */
import { Command, CommanderError } from 'commander';
import { readEnvironment } from '../config/environment';
import type { Environment } from '../config/environment';
import { openDatabase } from '../db/database';
import type { Database } from '../db/database';
import { isLostDatabase } from '../db/lost-database';
import { ExpectedError } from '../lib/expected-error';
import { warnIfEmpty } from './warn-if-empty';

export interface CommandText {
  /** As typed, up to the options: `npm run train --`. */
  readonly name: string;
  readonly description: string;
  /** Example command lines for the help text. */
  readonly examples: readonly string[];
}

/** A command with help and error texts; the caller adds options and arguments. */
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

export interface CommandTools {
  readonly environment: Environment;
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
  /** Writes a line to standard error; standard output is for the result. */
  notice: (message: string) => void;
  /** Opens the database on the first call; it is closed when the command ends. A notice names a database without orders. */
  database: () => Promise<Database>;
  /** The same, for commands that fill an empty database. */
  emptyDatabase: () => Promise<Database>;
}

/** A command cannot do what was requested; the message says why. */
export class CommandFailed extends ExpectedError {
  override readonly name = 'CommandFailed';
}

/** A command was interrupted and keeps its work so far; the message says how to resume. */
export class CommandInterrupted extends Error {
  override readonly name = 'CommandInterrupted';
}

/**
 * A signal that repeats an earlier one after at least this time means "stop immediately". Sooner, it is the same signal
 * to the process group, which arrives twice: directly, and forwarded by npm.
 */
export const REPEATED_SIGNAL_MS = 1000;

/**
 * Runs `work` and sets the exit code of the process: 0, 1 after an error (2 if there is too little data to train on), 130
 * after an interruption, commander's own code for an invalid command line.
 */
export async function runCommand(work: (tools: CommandTools) => Promise<void>): Promise<void> {
  const abort = new AbortController();
  let interruptedAt: number | undefined;
  const interrupt = () => {
    if (interruptedAt !== undefined && performance.now() - interruptedAt > REPEATED_SIGNAL_MS)
      process.exit(130);
    interruptedAt ??= performance.now();
    abort.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  let opened: Promise<Database> | undefined;
  try {
    const environment = readEnvironment(process.env);
    const notice = (message: string) => void process.stderr.write(`${message}\n`);
    const emptyDatabase = () => (opened ??= openDatabase(environment, { onNotice: notice }));
    const database = async () => {
      const isFirst = opened === undefined;
      const found = await emptyDatabase();
      if (isFirst) await warnIfEmpty(found, environment, notice);
      return found;
    };
    await work({ environment, signal: abort.signal, notice, database, emptyDatabase });
  } catch (error) {
    process.exitCode = abort.signal.aborted ? interrupted(error) : report(error);
  } finally {
    await opened?.then((database) => database.close()).catch(() => {});
    process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt);
  }
}

function interrupted(error: unknown): number {
  const message =
    error instanceof CommandInterrupted
      ? error.message
      : 'all changes were rolled back, nothing has changed.';
  process.stderr.write(`Interrupted: ${message}\n`);
  return 130;
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  if (isLostDatabase(error)) {
    process.stderr.write(
      `The connection to the database was lost: ${error.message}. No change is incomplete: run the command again. If the problem persists, check disk and memory with "npm run doctor".\n`,
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
