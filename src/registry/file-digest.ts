import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** What identifies a file's content: sha256 in hex, and its length. */
export interface FileDigest {
  readonly sha256: string;
  readonly bytes: number;
}

/** Reads the file in pieces, so that a large one neither fills memory nor holds up other work. */
export async function fileDigest(path: string): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path)) {
    hash.update(piece as Buffer);
    bytes += (piece as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
