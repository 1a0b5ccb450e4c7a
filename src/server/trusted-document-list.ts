/**
 * Reads the lists of documents that clients generate: `{hash: document}` as written by GraphQL Code Generator's client
 * preset and by Relay's compiler, and the manifest of Apollo's @apollo/generate-persisted-query-manifest.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { StartError } from './start-error';

/** Text by document id. The sha256 of each text, in hexadecimal digits, is always an id of it. */
export type Documents = ReadonlyMap<string, string>;

const apolloManifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/** @throws StartError if the file cannot be read or a hash does not belong to its document */
export function readDocuments(path: string): Documents {
  const documents = new Map<string, string>();
  for (const [id, text] of readEntries(path)) {
    const bare = withoutPrefix(id);
    checkHash(path, bare, text);
    documents.set(bare, text).set(hashOf('sha256', text), text);
  }
  return documents;
}

/** The id under which a document is listed: the GraphQL over HTTP specification prefixes hashes with the algorithm. */
export const withoutPrefix = (id: string) => id.replace(/^(sha256|sha1|md5):/i, '');

export const sha256 = (text: string) => hashOf('sha256', text);

function readEntries(path: string): readonly (readonly [id: string, text: string])[] {
  const content = readJson(path);
  const manifest = apolloManifest.safeParse(content);
  if (manifest.success) return manifest.data.operations.map(({ id, body }) => [id, body]);
  const list = z.record(z.string(), z.string()).safeParse(content);
  if (list.success) return Object.entries(list.data);
  throw new StartError(
    `TRUSTED_DOCUMENTS: expected ${path} to be a JSON object {hash: document}, as written by GraphQL Code Generator or Relay, or a manifest of Apollo Client.`,
  );
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new StartError(
      `TRUSTED_DOCUMENTS: expected ${path} to be a JSON file, but it cannot be read: ${(cause as Error).message}`,
    );
  }
}

/** Ids of other lengths are names that the client chose. */
const algorithms: Readonly<Record<number, string>> = { 64: 'sha256', 40: 'sha1', 32: 'md5' };

function checkHash(path: string, id: string, text: string): void {
  const algorithm = /^[0-9a-f]+$/.test(id) ? algorithms[id.length] : undefined;
  if (algorithm === undefined) return;
  const expected = hashOf(algorithm, text);
  if (expected === id) return;
  throw new StartError(
    `TRUSTED_DOCUMENTS: ${path}: expected the ${algorithm} ${expected} for a document, got ${id}. Generate the list again.`,
  );
}

const hashOf = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');
