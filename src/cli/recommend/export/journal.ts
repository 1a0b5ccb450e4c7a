/**
 * What an export has done so far, in a file beside the one that it will become (`<file>.unfinished`): a line that says
 * what is exported, then a line a user, by user id. Lines are only ever added and each batch is on the disk before the
 * next begins, so after a kill at any moment the file holds whole lines and at most one torn one, which is cut off.
 */
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { ExportedUser } from './exported-user';

/** What an export is of. Lines of different subjects must not end up in one file. */
export interface ExportSubject {
  /** Null: no model, everybody gets popular products. */
  readonly modelVersion: string | null;
  readonly dataFingerprint: string;
  /** Products a user. */
  readonly first: number;
  /** The moment recommended for, ISO; what is not dated by an announced order is taken as of then. */
  readonly at: string;
}

export interface Journal {
  readonly path: string;
  readonly subject: ExportSubject;
  /** Users in it when it was opened. */
  readonly usersBefore: number;
  /** Last user in it when it was opened; users are in ascending order. */
  readonly lastUserId: number | undefined;
  append(users: readonly ExportedUser[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * The subject of the journal that lies at `path`.
 *
 * @returns undefined when there is none, or nothing in it can be used
 */
export async function readSubject(path: string): Promise<ExportSubject | undefined> {
  for await (const line of linesOf(path)) {
    try {
      return JSON.parse(line) as ExportSubject;
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** Begins a journal, in place of whatever lay at `path`. */
export async function beginJournal(path: string, subject: ExportSubject): Promise<Journal> {
  await rm(path, { force: true });
  const file = await open(path, 'a');
  await writeLines(file, [subject]);
  return journalOn(path, file, subject, { users: 0, lastUserId: undefined });
}

/** Goes on with the journal at `path`; its last line is cut off when it is torn. */
export async function continueJournal(path: string, subject: ExportSubject): Promise<Journal> {
  const file = await open(path, 'a+');
  const { wholeBytes, lines, lastLine } = await wholeLines(path);
  if (lines === 0) {
    await file.close();
    return beginJournal(path, subject);
  }
  await file.truncate(wholeBytes);
  const lastUserId = lines > 1 ? (JSON.parse(lastLine) as ExportedUser).userId : undefined;
  return journalOn(path, file, subject, { users: lines - 1, lastUserId });
}

/** All users in the journal, in ascending order. */
export async function* usersIn(path: string): AsyncGenerator<ExportedUser> {
  let isFirst = true;
  for await (const line of linesOf(path)) {
    if (!isFirst) yield JSON.parse(line) as ExportedUser;
    isFirst = false;
  }
}

function journalOn(
  path: string,
  file: FileHandle,
  subject: ExportSubject,
  { users, lastUserId }: { readonly users: number; readonly lastUserId: number | undefined },
): Journal {
  return {
    path,
    subject,
    usersBefore: users,
    lastUserId,
    append: (added) => writeLines(file, added),
    close: () => file.close(),
  };
}

async function writeLines(file: FileHandle, values: readonly object[]): Promise<void> {
  await file.appendFile(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
  await file.datasync();
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const input = createReadStream(path);
  try {
    yield* createInterface({ input, crlfDelay: Infinity });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  } finally {
    input.destroy();
  }
}

const newline = 0x0a;

/** How far the file consists of whole lines, and the last of them. */
async function wholeLines(path: string): Promise<{ wholeBytes: number; lines: number; lastLine: string }> {
  let wholeBytes = 0;
  let lines = 0;
  let lastLine: Buffer = Buffer.alloc(0);
  let torn: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([torn, chunk]);
    const end = bytes.lastIndexOf(newline);
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines++;
    if (end >= 0) lastLine = bytes.subarray(bytes.lastIndexOf(newline, end - 1) + 1, end);
    torn = bytes.subarray(end + 1);
    wholeBytes += end + 1;
  }
  return { wholeBytes, lines, lastLine: lastLine.toString('utf8') };
}
