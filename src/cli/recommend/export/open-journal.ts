import type { Pool } from 'pg';
import { dataFingerprint } from '../../../training/data-fingerprint';
import { readSubject, resumeJournal, startJournal } from './journal';
import type { ExportSubject, Journal } from './journal';

/** What identifies an export, and whether to start it again. */
export interface JournalOptions {
  readonly pool: Pool;
  readonly modelVersion: string | null;
  /** Products per user. */
  readonly first: number;
  /** The time to recommend for. Default: the time of the export that is resumed, or now. */
  readonly at?: Date | undefined;
  /** Discards an earlier, unfinished export. */
  readonly restart: boolean;
  notice: (message: string) => void;
}

/** Resumes the journal of an unfinished export of the same subject, or starts a new one, and reports which and why. */
export async function openJournal(path: string, options: JournalOptions): Promise<Journal> {
  const { pool, modelVersion, first, at, restart, notice } = options;
  const before = restart ? undefined : await readSubject(path);
  const subject: ExportSubject = {
    modelVersion,
    dataFingerprint: await dataFingerprint(pool),
    first,
    at: at?.toISOString() ?? before?.at ?? new Date().toISOString(),
  };
  if (before === undefined) return startJournal(path, subject);
  const differences = differencesOf(before, subject);
  if (differences.length > 0) {
    notice(`${path} is of a different export (${differences.join('; ')}): starting from the beginning.`);
    return startJournal(path, { ...subject, at: (at ?? new Date()).toISOString() });
  }
  const journal = await resumeJournal(path, subject);
  notice(
    `Resuming the export of ${before.at}: ${journal.usersBefore.toLocaleString('en')} users are done. To start from the beginning, use --restart.`,
  );
  return journal;
}

function differencesOf(before: ExportSubject, now: ExportSubject): readonly string[] {
  const differences: string[] = [];
  if (before.modelVersion !== now.modelVersion)
    differences.push(`model ${before.modelVersion ?? 'none'}, now ${now.modelVersion ?? 'none'}`);
  if (before.dataFingerprint !== now.dataFingerprint) differences.push('the data has changed');
  if (before.first !== now.first) differences.push(`--first ${before.first}, now ${now.first}`);
  if (before.at !== now.at) differences.push(`at ${before.at}, now ${now.at}`);
  return differences;
}
