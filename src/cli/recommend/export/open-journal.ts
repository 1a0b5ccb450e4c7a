import { dataFingerprint } from '../../../training/data-fingerprint';
import type { ExportOptions } from './export-recommendations';
import { beginJournal, continueJournal, readSubject } from './journal';
import type { ExportSubject, Journal } from './journal';

/** The journal of an unfinished export of the same subject, or a new one; which of them, and why, is told. */
export async function openJournal(path: string, options: ExportOptions): Promise<Journal> {
  const { pool, modelVersion, first, at, restart, notice } = options;
  const before = restart ? undefined : await readSubject(path);
  const subject: ExportSubject = {
    modelVersion,
    dataFingerprint: await dataFingerprint(pool),
    first,
    at: at?.toISOString() ?? before?.at ?? new Date().toISOString(),
  };
  if (before === undefined) return beginJournal(path, subject);
  const differences = differencesOf(before, subject);
  if (differences.length > 0) {
    notice(`${path} is of another export (${differences.join('; ')}): starting anew.`);
    return beginJournal(path, { ...subject, at: (at ?? new Date()).toISOString() });
  }
  const journal = await continueJournal(path, subject);
  notice(
    `Going on with the export of ${before.at}: ${journal.usersBefore.toLocaleString('en')} users are done (--restart begins anew).`,
  );
  return journal;
}

function differencesOf(before: ExportSubject, now: ExportSubject): readonly string[] {
  const differences: string[] = [];
  if (before.modelVersion !== now.modelVersion)
    differences.push(`model ${before.modelVersion ?? 'none'}, now ${now.modelVersion ?? 'none'}`);
  if (before.dataFingerprint !== now.dataFingerprint) differences.push('the data changed');
  if (before.first !== now.first) differences.push(`--first ${before.first}, now ${now.first}`);
  if (before.at !== now.at) differences.push(`at ${before.at}, now ${now.at}`);
  return differences;
}
