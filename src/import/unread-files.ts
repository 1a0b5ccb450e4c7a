/**
 * The files in the data folder that the import does not read. A file that is skipped silently may contain half of the
 * shop's orders, so each one is listed with the reason.
 */
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DataFile } from './data-folder';
import { detailFolder, filesOfStem, knownStems, mayHaveParts } from './known-files';

export interface UnreadFile {
  /** Relative to the data folder; the name of a folder ends in a slash. */
  readonly name: string;
  readonly hint: string;
}

/** Lists the folders that the import reads. Hidden files are ignored. */
export function findUnreadFiles(folder: string, files: readonly DataFile[]): readonly UnreadFile[] {
  const read = new Set(files.map(({ name }) => name));
  const unread: UnreadFile[] = [];
  const visit = (below: string) => {
    for (const entry of readdirSync(join(folder, below)).sort()) {
      const name = below + entry;
      if (entry.startsWith('.') || read.has(name)) continue;
      if (!isFolder(join(folder, name))) unread.push({ name, hint: hintFor(name, read) });
      else if (name === detailFolder.name) visit(`${name}/`);
      else unread.push({ name: `${name}/`, hint: `a folder; only the folder ${detailFolder.name} is read` });
    }
  };
  visit('');
  return unread;
}

/** A heading and one line per file; a long list is truncated. Empty if all files were read. */
export function describeUnread(unread: readonly UnreadFile[]): string {
  if (unread.length === 0) return '';
  const lines = unread.slice(0, MAX_LISTED).map(({ name, hint }) => `  ${name}: ${hint}`);
  const more = unread.length - lines.length;
  if (more > 0) lines.push(`  ... and ${more.toLocaleString('en')} more`);
  return ['Not read:', ...lines].join('\n');
}

/** More than a folder of exports has, but a folder of a million images must not fill the log. */
const MAX_LISTED = 200;

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function hintFor(name: string, read: ReadonlySet<string>): string {
  const file = basename(name);
  if (!file.endsWith('.csv')) return 'only files that end in .csv are read';
  const known = stemOf(file);
  if (known === undefined) return 'not a recognised name';
  const first = filesOfStem(known, read).at(0);
  if (first === undefined) return 'belongs to another set of files than the one that is read';
  return mayHaveParts(known)
    ? `a second file next to ${first}; to import both, use a name such as ${known}_2.csv or ${known}-2024-01.csv`
    : `a second file next to ${first}; only one file of this kind is read, so put all rows into it`;
}

/** The longest known stem at the start of the name that is not followed by a letter or digit. */
function stemOf(file: string): string | undefined {
  const lower = file.toLowerCase();
  return [...knownStems.keys()]
    .sort((a, b) => b.length - a.length)
    .find((stem) => lower.startsWith(stem) && !/^[a-z0-9]/.test(lower.slice(stem.length)));
}
