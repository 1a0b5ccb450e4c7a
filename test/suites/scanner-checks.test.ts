/** The twelve standard checks of security scanners for GraphQL. */
import { startTestService } from '../server/test-service';
import type { TestService } from '../server/test-service';
import { uuidOf } from '../server/test-shop';

describe('security scanner checks', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());

  const many = (count: number, make: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => make(i)).join(' ');
  const codeOf = async (query: string) => {
    const { status, errors } = await service.query(query);
    return [status, errors?.[0].extensions.code];
  };
  const post = async (body: string, type: string) => {
    const init = { method: 'POST', headers: { 'content-type': type }, body };
    const response = await fetch(`${service.url}/graphql`, init);
    return { status: response.status, text: await response.text() };
  };
  const refused = [400, 'GRAPHQL_VALIDATION_FAILED'];

  test('1. alias overloading', async () => {
    expect(await codeOf(`{ ${many(100, (i) => `a${i}: __typename`)} }`)).toEqual(refused);
  });

  test('2. directive overloading', async () => {
    expect(await codeOf(`{ __typename ${many(10, (i) => `@x${i}`)} }`)).toEqual(refused);
  });

  test('3. field duplication', async () => {
    const { status, errors } = await service.query(`{ health { ${many(2000, () => 'status')} } }`);
    expect([status, errors?.[0].extensions.code]).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
  });

  test('4. batches of operations', async () => {
    const one = { query: '{ __typename }' };
    const { status, text } = await post(JSON.stringify([one, one, one]), 'application/json');
    expect(status).toBe(400);
    expect(text).not.toContain('"data"');
  });

  test('5. circular introspection', async () => {
    const circle = (depth: number): string =>
      depth === 0 ? 'name' : `fields { type { ${circle(depth - 1)} } }`;
    expect(await codeOf(`{ __schema { types { ${circle(8)} } } }`)).toEqual(refused);
  });

  test('6. circular fragments', async () => {
    const query = 'query { ...a } fragment a on Query { ...b } fragment b on Query { ...a }';
    expect(await codeOf(query)).toEqual(refused);
  });

  test('7. field suggestions', async () => {
    for (const query of [
      '{ produkt(id: 1) { id } }',
      '{ product(id: 1) { nam } }',
      '{ product(idd: 1) { id } }',
    ]) {
      const { errors } = await service.query(query);
      expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
    }
  });

  test('8. mutations over GET', async () => {
    const mutation = `mutation { recordOrder(input: { userId: "${uuidOf(5)}", productIds: [5] }) { created } }`;
    const before = await service.database.prisma.order.count();
    const response = await fetch(`${service.url}/graphql?query=${encodeURIComponent(mutation)}`, {
      headers: { 'apollo-require-preflight': 'yes' },
    });
    expect(response.status).toBe(405);
    expect(await service.database.prisma.order.count()).toBe(before);
  });

  test('9. queries over GET from a page of another site', async () => {
    const response = await fetch(`${service.url}/graphql?query={__typename}`, {
      headers: { origin: 'https://evil.example' },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('"data"');
  });

  test('10. queries as a form of another site', async () => {
    const types = ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'];
    for (const type of types) {
      const { status, text } = await post('query={__typename}', type);
      expect([type, status]).toEqual([type, 400]);
      expect(text).not.toContain('"data"');
    }
  });

  test('11. stack traces in answers', async () => {
    const answers = [
      await service.query('{ products(after: "@@@") { totalCount } }'),
      await service.query('{ product(id: {}) { id } }'),
      await service.query('{ __typename', {}, { 'apollo-tracing': '1' }),
    ];
    for (const answer of answers) {
      expect(answer).not.toHaveProperty('extensions');
      for (const error of answer.errors ?? []) expect(Object.keys(error.extensions)).toEqual(['code']);
      expect(JSON.stringify(answer)).not.toMatch(/stacktrace|node_modules|\.[jt]s:\d/);
    }
  });

  test('12. unhandled errors', async () => {
    const malformed = [
      '{"query":1}',
      '{"query":"{ __typename }","variables":"x"}',
      'null',
      '"query"',
      '{"query":""}',
    ];
    for (const body of malformed) {
      const { status, text } = await post(body, 'application/json');
      expect([body, status]).toEqual([body, 400]);
      expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_REQUEST');
    }
    const overflow = await service.query('{ popularProducts(first: 99999999999) { id } }');
    expect(overflow.errors?.[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await service.query('{ health { status } }')).data.health.status).toBe('HEALTHY');
  });
});
