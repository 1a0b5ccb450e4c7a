/**
 * Everybody's recommendations into a file, with the code that serves, in batches of users. What is done is kept in a
 * journal, so an export that was stopped or killed goes on where it was; the file itself appears at the end, whole.
 */
import { open, rename, rm } from 'node:fs/promises';
import type { Pool } from 'pg';
import { startProgress } from '../../../lib/progress';
import type { Recommender } from '../../../recommend/recommendation';
import { CommandFailed, CommandInterrupted } from '../../run-command';
import { exportEndings, exportFormatOf } from './export-format';
import type { ExportFormat } from './export-format';
import { withExportLock } from './export-lock';
import { usersIn } from './journal';
import type { ExportSubject, Journal } from './journal';
import { openJournal } from './open-journal';
import { recommendedBatches } from './recommended-batches';

export interface ExportOptions {
  readonly pool: Pool;
  /** Its clock stands at the moment it is given: the export's, also when it goes on later. */
  recommenderAt(moment: Date): Recommender;
  /** .csv, .jsonl or .parquet; appears when it is complete. */
  readonly file: string;
  readonly modelVersion: string | null;
  /** Products a user. */
  readonly first: number;
  /** Users at a time. */
  readonly batchUsers: number;
  /** The moment to recommend for; the present one, or that of the export that goes on, when left out. */
  readonly at?: Date | undefined;
  /** Forgets what an earlier, unfinished export did. */
  readonly restart: boolean;
  readonly signal: AbortSignal;
  notice(message: string): void;
}

/**
 * @throws CommandFailed when it cannot be done or was cut off; the same command then goes on
 * @throws CommandInterrupted when the signal was aborted; likewise
 */
export async function exportRecommendations(options: ExportOptions): Promise<void> {
  const { pool, file } = options;
  const format = exportFormatOf(file);
  if (!format)
    throw new CommandFailed(`--out: expected a file ending in ${exportEndings.join(', ')}, got "${file}".`);
  await withExportLock(pool, file, async () => {
    const journal = await openJournal(`${file}.unfinished`, options);
    try {
      await fillJournal(journal, options);
    } finally {
      await journal.close();
    }
    const users = await assemble(journal.path, journal.subject, file, format);
    await rm(journal.path);
    options.notice(`${users.toLocaleString('en')} users written to ${file}`);
  });
}

async function fillJournal(
  journal: Journal,
  { pool, recommenderAt, first, batchUsers, signal }: ExportOptions,
) {
  const { rows } = await pool.query<{ users: number }>(
    'select count(*)::int as users from users where id > $1',
    [journal.lastUserId ?? -1],
  );
  const { users } = rows[0];
  const progress = startProgress('Recommending', users);
  const begun = performance.now();
  let done = 0;
  const recommender = recommenderAt(new Date(journal.subject.at));
  try {
    const after = journal.lastUserId;
    for await (const batch of recommendedBatches({ pool, recommender, first, batchUsers, after })) {
      signal.throwIfAborted();
      await journal.append(batch);
      done += batch.length;
      progress.update(done, rate(done, begun));
    }
    progress.stop(rate(done, begun));
  } catch (error) {
    progress.stop('stopped');
    const where = `stopped after ${(journal.usersBefore + done).toLocaleString('en')} users`;
    const next = 'Run the same command again: it goes on from there.';
    if (signal.aborted) throw new CommandInterrupted(`${where}. ${next}`);
    throw new CommandFailed(`The export ${where}: ${(error as Error).message}\n${next}`);
  }
}

function rate(users: number, begun: number): string {
  return `${Math.round((1000 * users) / (performance.now() - begun)).toLocaleString('en')} users/s`;
}

/** @returns the number of users written */
async function assemble(
  journal: string,
  subject: ExportSubject,
  file: string,
  format: ExportFormat,
): Promise<number> {
  const unfinished = `${file}.assembling`;
  const writer = format(unfinished, subject);
  let users = 0;
  for await (const user of usersIn(journal)) {
    await writer.write(user);
    users++;
  }
  await writer.finish();
  const written = await open(unfinished, 'r+');
  await written.sync();
  await written.close();
  await rename(unfinished, file);
  return users;
}
