/** The subgraph, composed with another team's subgraph by Apollo's own composition, and a router's requests to it. */
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { startTestService } from '../server/test-service';
import type { TestService } from '../server/test-service';
import { uuidOf } from '../server/test-shop';
import { SECRET, token } from '../server/tokens';

const REVIEWS = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires"])
  type Query { latestReviews: [Review!]! }
  type Review { text: String! product: Product! author: User! }
  type Product @key(fields: "id") { id: ID! reviews: [Review!]! name: String! @external shortName: String! @requires(fields: "name") }
  type User @key(fields: "id") { id: ID! reviews: [Review!]! }
`;

const ENTITIES =
  'query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on User { id orders { totalCount } } ... on Product { id name } } }';

describe('FEDERATION=on', () => {
  let service: TestService;
  beforeAll(async () => {
    const environment = { FEDERATION: 'on', AUTH_MODE: 'jwt', JWT_SECRET: SECRET };
    service = await startTestService({ withoutModel: true, environment });
  });
  afterAll(() => service.close());

  const as = async (claims: object) => ({ authorization: `Bearer ${await token(claims)}` });
  const backEnd = { scope: 'recommendations:any' };

  test('the schema composes with another subgraph that extends users and products', async () => {
    const { data } = await service.query('{ _service { sdl } }');
    const composed = composeServices([
      { name: 'recommendations', url: 'http://recommendations/graphql', typeDefs: parse(data._service.sdl) },
      { name: 'reviews', url: 'http://reviews/graphql', typeDefs: parse(REVIEWS) },
    ]);
    expect(composed.errors).toBeUndefined();
    const types = composed.schema?.toAPISchema().types() ?? [];
    const fieldsOf = (name: string) => {
      const type = types.find((found) => found.name === name);
      return type?.kind === 'ObjectType' ? type.fields().map((field) => field.name) : [];
    };
    expect(fieldsOf('Product')).toEqual(expect.arrayContaining(['price', 'aisle', 'reviews', 'shortName']));
    expect(fieldsOf('User')).toEqual(expect.arrayContaining(['recommendations', 'reviews']));
    expect(fieldsOf('Query')).toEqual(expect.arrayContaining(['recommendations', 'latestReviews']));
    expect(fieldsOf('Query')).not.toContain('_entities');
  });

  test('returns entities in the requested order, and null for unknown ones', async () => {
    const of = [
      { __typename: 'Product', id: '3' },
      { __typename: 'User', id: uuidOf(2).toUpperCase() },
      { __typename: 'Product', id: '9999' },
      { __typename: 'User', id: uuidOf(999) },
      { __typename: 'Product', id: 1 },
    ];
    const { data, errors } = await service.query(ENTITIES, { of }, await as(backEnd));
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([
      { __typename: 'Product', id: '3', name: 'Product 3' },
      { __typename: 'User', id: uuidOf(2), orders: { totalCount: 4 } },
      null,
      null,
      { __typename: 'Product', id: '1', name: 'Product 1' },
    ]);
  });

  test('shows a user only to their own token and to back ends, and accepts no values from other subgraphs', async () => {
    const of = [1, 2].map((user) => ({ __typename: 'User', id: uuidOf(user) }));
    const own = await service.query(ENTITIES, { of }, await as({ sub: uuidOf(1) }));
    expect(own.data._entities).toMatchObject([{ id: uuidOf(1) }, null]);
    expect(own.errors).toMatchObject([{ path: ['_entities', 1], extensions: { code: 'FORBIDDEN' } }]);
    const anonymous = await service.query(ENTITIES, { of });
    expect(anonymous.data).toBeNull();
    expect(anonymous.errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  test.each([
    [{ __typename: 'Order', id: '1' }, /__typename User or Product/],
    [{ id: '1' }, /__typename User or Product/],
    [{ __typename: 'User', id: '1' }, /expected a UUID/],
    [{ __typename: 'Product', id: ' ' }, /expected/],
    ['Product', /__typename User or Product/],
    [null, /.*/],
  ])('refuses %j', async (given, message) => {
    const { data, errors } = await service.query(ENTITIES, { of: [given] }, await as(backEnd));
    expect(data?._entities ?? [null]).toEqual([null]);
    expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0].message).toMatch(message);
  });

  test('counts the cost of each entity, and accepts a hundred at most', async () => {
    const scored =
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on User { recommendations(first: 100) { items { score product { name } } } } } }';
    const users = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ __typename: 'User', id: uuidOf(i + 1) }));
    const costly = await service.query(scored, { of: users(90) }, await as(backEnd));
    expect(costly.errors?.[0].extensions.code).toBe('QUERY_TOO_COSTLY');
    const many = await service.query(ENTITIES, { of: users(101) }, await as(backEnd));
    expect(many.errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});

test('by default, the schema contains nothing of Federation', async () => {
  const service = await startTestService({ withoutModel: true });
  try {
    const { errors } = await service.query('{ _service { sdl } }');
    expect(errors?.[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  } finally {
    await service.close();
  }
});
