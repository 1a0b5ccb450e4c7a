import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import { StartError } from '../../src/server/start-error';
import { trustedDocumentsOnly } from '../../src/server/trusted-documents';
import { startTestService } from './test-service';
import type { TestService } from './test-service';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const KNOWN = 'query Named($id: ID!) { product(id: $id) { name } }';
const SIMPLE = '{ health { status } }';

describe('TRUSTED_DOCUMENTS', () => {
  let folder: string;
  let service: TestService;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'documents-'));
    const path = join(folder, 'documents.json');
    writeFileSync(path, JSON.stringify({ [sha256(KNOWN)]: KNOWN, [sha256(SIMPLE)]: SIMPLE }));
    service = await startTestService({ withoutModel: true, environment: { TRUSTED_DOCUMENTS: path } });
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  const post = async (body: object) => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, answer: await response.json() };
  };
  const get = async (parameters: Record<string, string>) => {
    const search = new URLSearchParams(parameters).toString();
    const headers = { 'apollo-require-preflight': 'yes' };
    return (await fetch(`${service.url}/graphql?${search}`, { headers })).json();
  };
  const byHash = (hash: string) => ({ persistedQuery: { version: 1, sha256Hash: hash } });
  const variables = { id: '3' };
  const product = { data: { product: { name: 'Product 3' } } };
  const refused = { errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] };

  test('runs a trusted document by its text, its id or its hash', async () => {
    expect((await post({ query: KNOWN, variables })).answer).toEqual(product);
    expect((await post({ documentId: `sha256:${sha256(KNOWN)}`, variables })).answer).toEqual(product);
    expect((await post({ extensions: byHash(sha256(KNOWN)), variables })).answer).toEqual(product);
    const inAddress = { variables: JSON.stringify(variables) };
    expect(await get({ query: KNOWN, ...inAddress })).toEqual(product);
    expect(await get({ documentId: sha256(KNOWN), ...inAddress })).toEqual(product);
    expect(await get({ extensions: JSON.stringify(byHash(sha256(KNOWN))), ...inAddress })).toEqual(product);
  });

  test.each<[string, object]>([
    ['another text', { query: '{ health { status  } }' }],
    [
      'another text under a known hash',
      { query: '{ users { totalCount } }', extensions: byHash(sha256(SIMPLE)) },
    ],
    ['another text under a known id', { query: '{ users { totalCount } }', documentId: sha256(SIMPLE) }],
    ['an unknown hash', { extensions: byHash('a'.repeat(64)) }],
    ['introspection', { query: '{ __schema { queryType { name } } }' }],
    ['nothing', {}],
    ['a query that is not a string', { query: { toString: 'x' } }],
    ['the name of a property of every object', { documentId: 'constructor' }],
  ])('rejects %s', async (_name, body) => {
    const { status, answer } = await post(body);
    expect(status).toBe(400);
    expect(answer).toMatchObject(refused);
  });

  test('rejects documents in the URL too', async () => {
    expect(await get({ query: '{ model { phase } }' })).toMatchObject(refused);
    expect(await get({ extensions: '{' })).toMatchObject(refused);
  });
});

describe('a list', () => {
  const digest = (algorithm: string) => createHash(algorithm).update(SIMPLE).digest('hex');
  const idFor = (documentId: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'documents-'));
    const path = join(folder, 'documents.json');
    return (content: object) => {
      writeFileSync(path, JSON.stringify(content));
      const handler = trustedDocumentsOnly({ trustedDocuments: path }, folder);
      rmSync(folder, { recursive: true });
      const request = { method: 'POST', body: { documentId } } as Request;
      const next = jest.fn();
      handler(request, {} as Response, next);
      expect(next).toHaveBeenCalledTimes(1);
      return request.body as unknown;
    };
  };

  test("of GraphQL Code Generator's client preset may prefix its hashes", () => {
    const prefixed = `sha256:${digest('sha256')}`;
    expect(idFor(prefixed)({ [prefixed]: SIMPLE })).toEqual({ query: SIMPLE });
    expect(idFor(digest('sha256'))({ [prefixed]: SIMPLE })).toEqual({ query: SIMPLE });
    expect(idFor(digest('sha1'))({ [digest('sha1')]: SIMPLE })).toEqual({ query: SIMPLE });
  });

  test("of Relay's compiler has MD5 hashes", () => {
    expect(idFor(digest('md5'))({ [digest('md5')]: SIMPLE })).toEqual({ query: SIMPLE });
  });

  test('of Apollo is a manifest', () => {
    const operation = { id: digest('sha256'), name: 'Status', type: 'query', body: SIMPLE };
    const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations: [operation] };
    expect(idFor(digest('sha256'))(manifest)).toEqual({ query: SIMPLE });
  });
});

test.each([
  ['is missing', null, /cannot be read: ENOENT/],
  ['is not JSON', '{', /cannot be read/],
  ['is a list', '["{ health { status } }"]', /expected .* to be a JSON object \{hash: document\}/],
  [
    'has a document under another hash',
    JSON.stringify({ ['a'.repeat(64)]: SIMPLE }),
    /expected the sha256 [0-9a-f]{64}/,
  ],
])('a list that %s prevents the start', (_name, content, message) => {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  const path = join(folder, 'documents.json');
  if (content !== null) writeFileSync(path, content);
  const read = () => trustedDocumentsOnly({ trustedDocuments: path }, folder);
  expect(read).toThrow(StartError);
  expect(read).toThrow(message);
  rmSync(folder, { recursive: true });
});
