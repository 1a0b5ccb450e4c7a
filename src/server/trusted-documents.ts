/**
 * Trusted documents: if TRUSTED_DOCUMENTS is set, the server runs only the GraphQL documents of that list and of the explorer.
 * A client sends the text of such a document, or its id as `documentId`, as `id` (Relay) or in Apollo's persistedQuery extension.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Environment } from '../config/environment';
import { sendGraphqlError } from './envelopes';
import { readDocuments, sha256, withoutPrefix } from './trusted-document-list';
import type { Documents } from './trusted-document-list';

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

/** Parameters that identify a document, in the body or in the URL. */
const requestSchema = z.object({
  query: z.string().optional(),
  documentId: z.string().optional(),
  id: z.string().optional(),
  extensions: z.object({ persistedQuery: z.object({ sha256Hash: z.string() }).optional() }).nullish(),
});

const identifiers = ['documentId', 'id', 'extensions'];

function knownText(parameters: unknown, documents: Documents): string | null {
  const found = requestSchema.safeParse(parameters);
  if (!found.success) return null;
  const { query, documentId, id, extensions } = found.data;
  if (query !== undefined) return documents.get(sha256(query)) ?? null;
  const given = documentId ?? id ?? extensions?.persistedQuery?.sha256Hash;
  return given === undefined ? null : (documents.get(withoutPrefix(given)) ?? null);
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
    for (const name of identifiers) url.searchParams.delete(name);
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
