import { getIntrospectionQuery } from 'graphql';
import { startTestService } from './test-service';
import type { TestService } from './test-service';
import { uuidOf } from './test-shop';

describe('limits of GraphQL requests', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ withoutModel: true });
  });
  afterAll(() => service.close());

  const nested = (depth: number): string => (depth === 0 ? 'id' : `... on Product { ${nested(depth - 1)} }`);
  const many = (count: number, make: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => make(i)).join(' ');

  test.each([
    [
      'depth',
      `{ product(id: 1) { ${nested(10)} } }`,
      'GRAPHQL_VALIDATION_FAILED',
      /depth limit of 10 exceeded/,
    ],
    [
      'aliases',
      `{ ${many(16, (i) => `a${i}: health { status }`)} }`,
      'GRAPHQL_VALIDATION_FAILED',
      /Aliases limit of 15/,
    ],
    [
      'directives',
      `{ health ${many(6, () => '@include(if: true)')} { status } }`,
      'GRAPHQL_VALIDATION_FAILED',
      /Directives limit of 5|can only be used once/,
    ],
    ['tokens', `{ health { ${many(1001, () => 'status')} } }`, 'GRAPHQL_PARSE_FAILED', /1000 tokens/],
    [
      'cost',
      '{ users(first: 100) { nodes { recommendations(first: 100) { items { score product { name } } } } } }',
      'QUERY_TOO_COSTLY',
      /cost of at most 20000, got 3\d{4}/,
    ],
    [
      'cost with a negative number',
      '{ users(first: 100) { a: nodes { recommendations(first: -100) { requestId } } b: nodes { recommendations(first: 100) { items { score product { name } } } } } }',
      'QUERY_TOO_COSTLY',
      /cost of at most 20000/,
    ],
    [
      'cost of scoring',
      `{ users(first: 100) { nodes { ${many(10, (i) => `b${i}: nextBasket { strategy }`)} } } }`,
      'QUERY_TOO_COSTLY',
      /cost of at most 20000/,
    ],
    ['syntax', '{ health { status }', 'GRAPHQL_PARSE_FAILED', /Syntax Error/],
    ['unknown field', '{ helth { status } }', 'GRAPHQL_VALIDATION_FAILED', /Cannot query field "helth"/],
    [
      'unknown operation',
      'query a { health { status } } query b { health { status } }',
      'OPERATION_RESOLUTION_FAILURE',
      /operation/,
    ],
  ])('%s: rejected with status 400', async (_name, query, code, message) => {
    const { status, errors } = await service.query(query);
    expect(errors?.[0].message).toMatch(message);
    expect(errors?.[0].extensions).toEqual({ code });
    expect(status).toBe(400);
  });

  test('does not suggest names of the schema for a guessed name', async () => {
    const { errors } = await service.query('{ product(id: 1) { nam } }');
    expect(errors?.[0].message).not.toMatch(/Did you mean/);
  });

  test('reports at most five validation errors', async () => {
    const { errors } = await service.query(`{ ${many(30, (i) => `unknown${i}`)} }`);
    expect(errors?.length).toBeLessThanOrEqual(6);
  });

  test('accepts typical large queries: ten recommendations of fifty users, and introspection', async () => {
    const fifty = await service.query(
      '{ users(first: 50) { nodes { recommendations(first: 10) { items { product { name } reasons { text } } } } } }',
    );
    expect(fifty.errors).toBeUndefined();
    const introspection = await service.query(getIntrospectionQuery());
    expect(introspection.errors).toBeUndefined();
    expect(introspection.data.__schema.queryType.name).toBe('Query');
  });

  const post = (body: string, type = 'application/json') =>
    fetch(`${service.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });

  test('a body above 2 MB is rejected, one of batches is not', async () => {
    const { errors } = await service.query(
      'mutation ($input: [UserInput!]!) { upsertUsers(input: $input) { results { created } } }',
      {
        input: Array.from({ length: 1000 }, (_, i) => ({
          externalId: String(i),
          email: `${'x'.repeat(200)}@example.com`,
        })),
      },
    );
    expect(errors).toBeUndefined();
    const response = await post(
      JSON.stringify({ query: `{ health { status } } # ${'x'.repeat(2_100_000)}` }),
    );
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
  });

  test.each([
    ['broken JSON', '{"query":', 'application/json'],
    ['batches', '[{"query":"{ health { status } }"}]', 'application/json'],
    ['no query', '{}', 'application/json'],
    // A page of another origin can make a browser send these without a preflight request.
    ['a form', 'query=%7Bhealth%7Bstatus%7D%7D', 'application/x-www-form-urlencoded'],
    ['plain text', '{"query":"{ health { status } }"}', 'text/plain'],
  ])('%s: BAD_REQUEST', async (_name, body, type) => {
    const response = await post(body, type);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test('a GET requires the header that only scripts of this origin can send', async () => {
    const url = `${service.url}/graphql?query={health{status}}`;
    expect((await fetch(url)).status).toBe(400);
    const asked = await fetch(url, { headers: { 'apollo-require-preflight': 'yes' } });
    expect(await asked.json()).toEqual({ data: { health: { status: 'DEGRADED' } } });
  });

  test('a persisted query is not supported', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    const response = await post(JSON.stringify({ extensions }));
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
    });
  });
});

describe('rate limit', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ withoutModel: true, environment: { RATE_LIMIT_PER_MINUTE: '5' } });
  });
  afterAll(() => service.close());

  test('responds in the format of the endpoint, and exempts probes', async () => {
    for (let i = 0; i < 5; i++) expect((await service.query('{ health { status } }')).status).toBe(200);
    const graphql = await service.query('{ health { status } }');
    expect(graphql).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    const rest = await fetch(`${service.url}/api/predictions/user/${uuidOf(1)}`);
    expect(rest.status).toBe(429);
    expect(await rest.json()).toMatchObject({ success: false, code: 'RATE_LIMITED' });
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
  });
});

describe('headers of the rate limit', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ withoutModel: true, environment: { RATE_LIMIT_PER_MINUTE: '2' } });
  });
  afterAll(() => service.close());

  test('contain the policy, the remaining requests and the time of the reset, but not the address of the client', async () => {
    const first = await fetch(`${service.url}/health`);
    expect(first.headers.get('ratelimit')).toMatch(/^"2-in-1min"; r=1; t=\d+$/);
    expect(first.headers.get('ratelimit-policy')).toMatch(/^"2-in-1min"; q=2; w=60; pk=:[A-Za-z0-9+/=]+:$/);
    expect(first.headers.get('ratelimit-policy')).not.toContain(Buffer.from('127.0.0.1').toString('base64'));
    expect(first.headers.has('retry-after')).toBe(false);

    await fetch(`${service.url}/health`);
    const refused = await fetch(`${service.url}/health`);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('ratelimit')).toMatch(/^"2-in-1min"; r=0; t=\d+$/);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
