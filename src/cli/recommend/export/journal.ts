/**
 * The finished part of an export, in the file `<file>.unfinished`: one line with the subject of the export, then one line
 * per user, sorted by external id. Lines are only appended, and each batch is on disk before the next one starts. If the process is
 * killed, the file therefore contains complete lines and at most one incomplete line, which is truncated.
 */
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { ExportedUser } from './exported-user';

/** What is exported. Lines of different subjects must not get into one file. */
export interface ExportSubject {
  /** Null: no model, so all users get popular products. */
  readonly modelVersion: string | null;
  readonly dataFingerprint: string;
  /** Products per user. */
  readonly first: number;
  /** The time to recommend for (ISO 8601), except for users with an announced order, whose time is used. */
  readonly at: string;
}

export interface Journal {
  readonly path: string;
  readonly subject: ExportSubject;
  /** Number of users when the journal was opened. */
  readonly usersBefore: number;
  /** External id of the last user when the journal was opened. */
  readonly lastUserId: string | undefined;
  append: (users: readonly ExportedUser[]) => Promise<void>;
  close: () => Promise<void>;
}

/**
 * The subject of the journal at `path`.
 *
 * @returns undefined if there is no journal, or if its first line is not readable
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

/** Starts a new journal and overwrites any file at `path`. */
export async function startJournal(path: string, subject: ExportSubject): Promise<Journal> {
  await rm(path, { force: true });
  const file = await open(path, 'a');
  await writeLines(file, [subject]);
  return journalOn(path, file, subject, { users: 0, lastUserId: undefined });
}

/** Resumes the journal at `path`, and truncates its last line if it is incomplete. */
export async function resumeJournal(path: string, subject: ExportSubject): Promise<Journal> {
  const file = await open(path, 'a+');
  const { wholeBytes, lines, lastLine } = await wholeLines(path);
  if (lines === 0) {
    await file.close();
    return startJournal(path, subject);
  }
  await file.truncate(wholeBytes);
  const lastUserId = lines > 1 ? (JSON.parse(lastLine) as ExportedUser).userId : undefined;
  return journalOn(path, file, subject, { users: lines - 1, lastUserId });
}

/** All users in the journal, sorted by external id. */
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
  { users, lastUserId }: { readonly users: number; readonly lastUserId: string | undefined },
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

const NEWLINE = 0x0a;

/** Size and number of the complete lines, and the last of them. */
async function wholeLines(path: string): Promise<{ wholeBytes: number; lines: number; lastLine: string }> {
  let wholeBytes = 0;
  let lines = 0;
  let lastLine: Buffer = Buffer.alloc(0);
  let torn: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([torn, chunk]);
    const end = bytes.lastIndexOf(NEWLINE);
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines++;
    if (end >= 0) lastLine = bytes.subarray(bytes.lastIndexOf(NEWLINE, end - 1) + 1, end);
    torn = bytes.subarray(end + 1);
    wholeBytes += end + 1;
  }
  return { wholeBytes, lines, lastLine: lastLine.toString('utf8') };
}
