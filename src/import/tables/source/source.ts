/** Something that can be read as bytes, more than once: a file, a decompressed file or a member of an archive. */
import { createReadStream, createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ImportError } from '../../import-error';
import type { TemporaryFiles } from './temporary-files';

export interface Source {
  /** As a person would name it. */
  readonly name: string;
  /** A failure is reported by the stream, as an {@link ImportError}. */
  readonly open: () => Promise<Readable>;
  /** Set if the bytes are a file on disk, which can be read at any position. */
  readonly path?: string;
}

export function fileSource(path: string, name: string): Source {
  return { name, path, open: async () => createReadStream(path, { highWaterMark: 262_144 }) };
}

/** The first bytes; fewer if the source is shorter. */
export async function head(source: Source, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytesOf(source)) {
    parts.push(chunk);
    size += chunk.length;
    if (size >= length) break;
  }
  return Buffer.concat(parts).subarray(0, length);
}

/** @throws ImportError if the source cannot be read */
export async function* bytesOf(source: Source): AsyncGenerator<Buffer> {
  const stream = await source.open();
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    throw readable(source, error);
  } finally {
    stream.destroy();
  }
}

/** The path of a file with the source's bytes, for formats that are not read from front to back. */
export async function onDisk(source: Source, temporary: TemporaryFiles): Promise<string> {
  if (source.path !== undefined) return source.path;
  const path = temporary.next();
  try {
    await pipeline(await source.open(), createWriteStream(path));
  } catch (error) {
    throw readable(source, error);
  }
  return path;
}

function readable({ name }: Source, error: unknown): ImportError {
  if (error instanceof ImportError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  const damaged = code?.startsWith('Z_');
  return new ImportError(
    damaged
      ? `${name}: the compressed data is damaged or incomplete (${message}). Export or copy the file again.`
      : `Cannot read ${name} (${code ?? message}).`,
    { cause: error },
  );
}
