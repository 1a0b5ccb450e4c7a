import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Identifies the content of a file: SHA-256 in hex, and size. */
export interface FileDigest {
  readonly sha256: string;
  readonly bytes: number;
}

/** Reads the file in chunks, so that a large file neither fills the memory nor blocks other work. */
export async function fileDigest(path: string): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path)) {
    hash.update(piece as Buffer);
    bytes += (piece as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
