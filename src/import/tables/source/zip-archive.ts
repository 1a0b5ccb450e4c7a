/** A .zip file on disk: its members, and each of them as a stream. */
import { pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { ImportError } from '../../import-error';
import type { TableLimits } from '../limits';
import { ExpansionGuard, expansionProblem } from './expansion-guard';

export interface ZipArchive {
  /** In the order of the archive, without folders. */
  readonly names: readonly string[];
  /** Null if there is no such member. */
  readonly read: (name: string) => Promise<Readable | null>;
  readonly close: () => void;
}

/** @throws ImportError if the archive is damaged, encrypted or expands to more than the limits allow */
export async function openZip(path: string, file: string, limits: TableLimits): Promise<ZipArchive> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true });
    const members = await listMembers(zip, file, limits);
    const opened = zip;
    return {
      names: [...members.keys()],
      read: async (name) => {
        const entry = members.get(name);
        if (!entry) return null;
        const guard = new ExpansionGuard(`${file}/${name}`, limits, () => entry.compressedSize);
        pipeline(await opened.openReadStreamPromise(entry), guard, () => {
          // The guard reports a failure to its reader.
        });
        return guard;
      },
      close: () => opened.close(),
    };
  } catch (error) {
    zip?.close();
    if (error instanceof ImportError) throw error;
    throw new ImportError(
      `${file}: the archive is damaged or incomplete (${(error as Error).message}). Export or copy the file again.`,
      { cause: error },
    );
  }
}

async function listMembers(
  zip: ZipFile,
  file: string,
  limits: TableLimits,
): Promise<ReadonlyMap<string, Entry>> {
  const members = new Map<string, Entry>();
  let total = 0;
  if (zip.entryCount > limits.maxMembers) {
    throw new ImportError(
      `${file}: expected at most ${limits.maxMembers.toLocaleString('en')} files in the archive, got ${zip.entryCount.toLocaleString('en')}.`,
    );
  }
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      if (!entry.fileName.endsWith('/')) members.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
  for (const [name, entry] of members) {
    total += entry.uncompressedSize;
    const problem =
      expansionProblem(entry.uncompressedSize, entry.compressedSize, limits) ??
      expansionProblem(total, Infinity, limits);
    if (problem) throw new ImportError(`${file}/${name}: ${problem}`);
    if ((entry.generalPurposeBitFlag & 1) === 1) {
      throw new ImportError(`${file}/${name} is encrypted. Create the archive without a password.`);
    }
  }
  return members;
}
