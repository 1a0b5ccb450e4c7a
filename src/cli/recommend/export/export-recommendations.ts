/**
 * Exports the recommendations of all users to a file, in batches, with the same code that serves. Finished users are kept
 * in a journal, so that an export resumes after it was stopped or killed. The file itself appears complete, at the end.
 */
import { open, rename, rm } from 'node:fs/promises';
import { startProgress } from '../../../lib/progress';
import type { Recommender } from '../../../recommend/recommendation';
import { CommandFailed, CommandInterrupted } from '../../run-command';
import { exportExtensions, exportFormatOf } from './export-format';
import type { ExportFormat } from './export-format';
import { withExportLock } from './export-lock';
import { usersIn } from './journal';
import type { ExportSubject, Journal } from './journal';
import { openJournal } from './open-journal';
import type { JournalOptions } from './open-journal';
import { recommendedBatches } from './recommended-batches';

export interface ExportOptions extends JournalOptions {
  /** A recommender with a fixed clock: a resumed export uses the time at which it started. */
  recommenderAt: (time: Date) => Recommender;
  /** .csv, .jsonl or .parquet; appears when it is complete. */
  readonly file: string;
  /** Users per batch. */
  readonly batchUsers: number;
  readonly signal: AbortSignal;
}

/**
 * @throws CommandFailed if the export failed; the same command resumes it
 * @throws CommandInterrupted if the signal was aborted; the same command resumes the export
 */
export async function exportRecommendations(options: ExportOptions): Promise<void> {
  const { pool, file } = options;
  const format = exportFormatOf(file);
  if (!format)
    throw new CommandFailed(
      `--out: expected a file ending in ${exportExtensions.join(', ')}, got "${file}".`,
    );
  await withExportLock(pool, file, async () => {
    const journal = await openJournal(`${file}.unfinished`, options);
    try {
      await fillJournal(journal, options);
    } finally {
      await journal.close();
    }
    const users = await assemble(journal.path, journal.subject, file, format);
    await rm(journal.path);
    options.notice(`Wrote ${users.toLocaleString('en')} users to ${file}`);
  });
}

async function fillJournal(
  journal: Journal,
  { pool, recommenderAt, first, batchUsers, signal }: ExportOptions,
) {
  const { rows } = await pool.query<{ users: number }>(
    'select count(*)::int as users from users where external_id > $1',
    [journal.lastUserId ?? ''],
  );
  const { users } = rows[0];
  const progress = startProgress('Recommending', users);
  const start = performance.now();
  let done = 0;
  const recommender = recommenderAt(new Date(journal.subject.at));
  try {
    const after = journal.lastUserId;
    for await (const batch of recommendedBatches({ pool, recommender, first, batchUsers, after })) {
      signal.throwIfAborted();
      await journal.append(batch);
      done += batch.length;
      progress.update(done, rate(done, start));
    }
    progress.stop(rate(done, start));
  } catch (error) {
    progress.stop('stopped');
    const where = `stopped after ${(journal.usersBefore + done).toLocaleString('en')} users`;
    const next = 'Run the same command again to resume.';
    if (signal.aborted) throw new CommandInterrupted(`${where}. ${next}`);
    throw new CommandFailed(`The export ${where}: ${(error as Error).message}\n${next}`);
  }
}

function rate(users: number, start: number): string {
  return `${Math.round((1000 * users) / (performance.now() - start)).toLocaleString('en')} users/s`;
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
