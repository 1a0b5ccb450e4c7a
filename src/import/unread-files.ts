/**
 * What the data folder holds beside the files that are read. A file that is passed over in silence may be half of the
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

/** Looks into the folders that the import looks into. Hidden files are no data, and are left out. */
export function findUnreadFiles(folder: string, files: readonly DataFile[]): readonly UnreadFile[] {
  const read = new Set(files.map(({ name }) => name));
  const unread: UnreadFile[] = [];
  const look = (below: string) => {
    for (const entry of readdirSync(join(folder, below)).sort()) {
      const name = below + entry;
      if (entry.startsWith('.') || read.has(name)) continue;
      if (!isFolder(join(folder, name))) unread.push({ name, hint: hintFor(name, read) });
      else if (name === detailFolder.name) look(`${name}/`);
      else unread.push({ name: `${name}/`, hint: `a folder; only ${detailFolder.name} is looked into` });
    }
  };
  look('');
  return unread;
}

/** For people: one line per file, after a heading; a long list is cut. Empty when all files were read. */
export function describeUnread(unread: readonly UnreadFile[]): string {
  if (unread.length === 0) return '';
  const lines = unread.slice(0, maxListed).map(({ name, hint }) => `  ${name}: ${hint}`);
  const more = unread.length - lines.length;
  if (more > 0) lines.push(`  ... and ${more.toLocaleString('en')} more`);
  return ['Not read:', ...lines].join('\n');
}

/** More than any folder of exports has; a folder of a million pictures must not fill the log. */
const maxListed = 200;

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function hintFor(name: string, read: ReadonlySet<string>): string {
  const file = basename(name);
  if (!file.endsWith('.csv')) return 'only files that end in .csv are read';
  const known = stemOf(file);
  if (known === undefined) return 'not a known name';
  const first = filesOfStem(known, read).at(0);
  if (first === undefined) return 'a name of another set of files than the one that is read';
  return mayHaveParts(known)
    ? `a second file beside ${first}; to have both read as one, name it like ${known}_2.csv or ${known}-2024-01.csv`
    : `a second file beside ${first}; of this kind only one file is read, so put all rows into it`;
}

/** The longest known stem that the name begins with, followed by anything but a letter or digit. */
function stemOf(file: string): string | undefined {
  const lower = file.toLowerCase();
  return [...knownStems.keys()]
    .sort((a, b) => b.length - a.length)
    .find((stem) => lower.startsWith(stem) && !/^[a-z0-9]/.test(lower.slice(stem.length)));
}
