/**
 * Trusted documents: if TRUSTED_DOCUMENTS is set, the server runs only the GraphQL documents of that list and of the explorer.
 * A client sends the text of such a document, or its sha256 as `documentId` or in Apollo's persistedQuery extension.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Environment } from '../config/environment';
import { sendGraphqlError } from './envelopes';
import { StartError } from './start-error';

/** Text by sha256 in hex. */
type Documents = ReadonlyMap<string, string>;

/**
 * Accepts all documents if there is no list.
 *
 * @param explorerFolder the explorer's bundle, which contains its documents
 * @throws StartError if a list cannot be read
 */
export function trustedDocumentsOnly(
  { trustedDocuments }: Pick<Environment, 'trustedDocuments'>,
  explorerFolder: string,
): RequestHandler {
  if (trustedDocuments === undefined) return (_request, _response, next) => next();
  const explorerDocuments = join(explorerFolder, 'documents.json');
  const documents = new Map([
    ...readDocuments(trustedDocuments),
    ...(existsSync(explorerDocuments) ? readDocuments(explorerDocuments) : []),
  ]);
  return (request, response, next) => {
    const text = request.method === 'GET' ? textInUrl(request, documents) : textInBody(request, documents);
    if (text !== null) return next();
    sendGraphqlError(
      response,
      'DOCUMENT_NOT_TRUSTED',
      'Expected one of the trusted documents of this server, got another one. Add it to TRUSTED_DOCUMENTS.',
    );
  };
}

function readDocuments(path: string): Documents {
  const list = z.record(z.string(), z.string()).safeParse(readJson(path));
  if (!list.success)
    throw new StartError(
      `TRUSTED_DOCUMENTS: expected ${path} to be a JSON object {sha256: document}. The sha256 is in hexadecimal digits.`,
    );
  for (const [hash, text] of Object.entries(list.data)) {
    if (sha256(text) !== hash) {
      throw new StartError(
        `TRUSTED_DOCUMENTS: ${path}: expected the sha256 ${sha256(text)} for a document, got ${hash}. Generate the list again.`,
      );
    }
  }
  return new Map(Object.entries(list.data));
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

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Parameters that identify a document, in the body or in the URL. */
const requestSchema = z.object({
  query: z.string().optional(),
  documentId: z.string().optional(),
  extensions: z.object({ persistedQuery: z.object({ sha256Hash: z.string() }).optional() }).nullish(),
});

const identifiers = ['documentId', 'extensions'];

function knownText(parameters: unknown, documents: Documents): string | null {
  const found = requestSchema.safeParse(parameters);
  if (!found.success) return null;
  const { query, documentId, extensions } = found.data;
  const hash =
    query === undefined
      ? (documentId?.replace(/^sha256:/, '') ?? extensions?.persistedQuery?.sha256Hash)
      : sha256(query);
  return documents.get(hash ?? '') ?? null;
}

/** Puts the text where Apollo expects it. */
function textInBody(request: Request, documents: Documents): string | null {
  const text = knownText(request.body, documents);
  if (text !== null) {
    const given = Object.entries(request.body as object).filter(([name]) => !identifiers.includes(name));
    request.body = { ...Object.fromEntries(given), query: text };
  }
  return text;
}

function textInUrl(request: Request, documents: Documents): string | null {
  const url = new URL(request.url, 'http://localhost');
  const { extensions, ...rest } = Object.fromEntries(url.searchParams);
  const text = knownText({ ...rest, extensions: parsed(extensions) }, documents);
  if (text !== null) {
    url.searchParams.set('query', text);
    url.searchParams.delete('extensions');
    request.url = `${url.pathname}${url.search}`;
  }
  return text;
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json);
  } catch {
    return null;
  }
}
