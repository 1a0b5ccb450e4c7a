/** Mistakes of clients are reported as such, and never as internal errors. */
import { startTestService } from './test-service';
import type { TestService } from './test-service';
import { uuidOf } from './test-shop';

describe('a mistake of the client', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ withoutModel: true });
  });
  afterAll(() => service.close());

  const send = async (body: object) => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { errors } = (await response.json()) as {
      errors: { message: string; extensions: { code: string } }[];
    };
    return { status: response.status, errors };
  };
  const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

  test.each<[string, object]>([
    [
      'in a variable',
      { query: 'query ($s: String) { products(search: $s) { totalCount } }', variables: { s: 'a\0b' } },
    ],
    ['in a literal', { query: '{ products(search: "a\\u0000b") { totalCount } }' }],
    [
      'in an input object',
      {
        query: 'mutation ($i: RecordOrderInput!) { recordOrder(input: $i) { created } }',
        variables: { i: { userId: uuidOf(1), productIds: ['1'], clientKey: 'a\0' } },
      },
    ],
  ])('such as U+0000 %s', async (_place, body) => {
    const { status, errors } = await send(body);
    expect(status).toBe(400);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining('expected a text without the character U+0000'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test.each(['subscription { x }', 'subscription { __typename }'])('such as %s', async (query) => {
    const { errors } = await send({ query });
    expect(errors[0].extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
  });

  test.each([2 ** 31, 2 ** 53, 1e300, 0.5])('such as the number %d in a cursor', async (number) => {
    const query = `query ($id: ID!, $after: String) { user(id: $id) { orders(after: $after) { totalCount nodes { id } } } }`;
    for (const list of ['orders', 'order']) {
      const { errors } = await send({
        query,
        variables: { id: uuidOf(1), after: cursorOf(list, number, number) },
      });
      expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});
