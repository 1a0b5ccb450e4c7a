/** From a file to the sources of rows in it: decompresses .gz, lists the members of .zip. */
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportError } from '../../import-error';
import type { PartOptions } from '../table';
import { contentKind } from './content-kind';
import { ExpansionGuard } from './expansion-guard';
import { isHidden, mayContainRows } from './file-names';
import { head, onDisk } from './source';
import type { Source } from './source';
import type { TemporaryFiles } from './temporary-files';
import { openZip } from './zip-archive';
import type { ZipArchive } from './zip-archive';

export type Unpacked =
  | { readonly source: Source; readonly kind: 'json lines' | 'parquet' | 'text' }
  | { readonly source: Source; readonly kind: 'xlsx'; readonly archive: ZipArchive };

/** What {@link unpack} opens and the caller closes. */
export interface OpenFiles {
  readonly temporary: TemporaryFiles;
  readonly archives: ZipArchive[];
}

const HEAD_BYTES = 512;
const MAX_DEPTH = 3;

/** @throws ImportError if the content cannot be read; the message says what to do */
export async function unpack(
  source: Source,
  options: PartOptions,
  open: OpenFiles,
  depth = 0,
): Promise<readonly Unpacked[]> {
  if (depth > MAX_DEPTH) {
    throw new ImportError(
      `${source.name}: expected at most ${MAX_DEPTH} layers of compression, got more. Unpack it.`,
    );
  }
  const kind = contentKind(await head(source, HEAD_BYTES));
  switch (kind) {
    case 'gzip':
      return unpack(gunzipped(source, options), options, open, depth + 1);
    case 'zip':
      return unzip(source, options, open, depth);
    case 'empty':
      throw new ImportError(
        `${source.name}: expected a header and rows, got an empty file. Export it again.`,
      );
    case 'json array':
      throw new ImportError(
        `${source.name}: expected one JSON object per line, got an array. Convert it, for example with jq -c '.[]' FILE > FILE.jsonl.`,
      );
    case 'parquet':
    case 'json lines':
    case 'text':
      return [{ source, kind }];
    default:
      throw new ImportError(`${source.name} is ${kind.unsupported}.`);
  }
}

function gunzipped(source: Source, { limits }: PartOptions): Source {
  const name = source.name.replace(/\.gz$/i, '');
  return {
    name,
    open: async () => {
      const packed = await source.open();
      let read = 0;
      packed.on('data', (chunk: Buffer) => {
        read += chunk.length;
      });
      const guard = new ExpansionGuard(source.name, limits, () => read);
      return pipeline(packed, createGunzip({ chunkSize: 262_144 }), guard, () => {
        // The guard reports a failure to its reader.
      });
    },
  };
}

async function unzip(
  source: Source,
  options: PartOptions,
  open: OpenFiles,
  depth: number,
): Promise<readonly Unpacked[]> {
  const path = await onDisk(source, open.temporary);
  const archive = await openZip(path, source.name, options.limits);
  open.archives.push(archive);
  if (archive.names.includes('xl/workbook.xml')) return [{ source, kind: 'xlsx', archive }];

  const visible = archive.names.filter((name) => !isHidden(name));
  const members = visible.length === 1 ? visible : visible.filter(mayContainRows);
  for (const name of visible.filter((other) => !members.includes(other))) {
    options.onFinding({
      file: `${source.name}/${name}`,
      line: 0,
      column: '',
      value: '',
      outcome: 'noted',
      reason:
        'not read, because its name is not that of a table (.csv, .tsv, .txt, .jsonl, .xlsx, .parquet, also .gz)',
    });
  }
  if (members.length === 0) {
    throw new ImportError(
      `${source.name}: expected tables (.csv, .tsv, .txt, .jsonl, .xlsx, .parquet), got ${archive.names.length === 0 ? 'an empty archive' : archive.names.slice(0, 5).join(', ')}.`,
    );
  }
  const unpacked: Unpacked[] = [];
  for (const name of members) {
    unpacked.push(...(await unpack(memberSource(archive, source.name, name), options, open, depth + 1)));
  }
  return unpacked;
}

function memberSource(archive: ZipArchive, file: string, name: string): Source {
  return {
    name: `${file}/${name}`,
    open: async () => {
      const stream = await archive.read(name);
      if (!stream) throw new ImportError(`${file}: the member ${name} is missing.`);
      return stream;
    },
  };
}
