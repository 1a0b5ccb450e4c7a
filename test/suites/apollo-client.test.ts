/** @apollo/client as an application uses it: documents typed by the schema, its cache, its errors. */
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { graphql } from '../../src/explorer/graphql/graphql';
import { startTestService } from '../server/test-service';
import type { TestService } from '../server/test-service';
import { uuidOf } from '../server/test-shop';

const recommendations = graphql(`
  query Recommendations($userId: ID!, $first: Int) {
    recommendations(userId: $userId, first: $first) {
      strategy
      items {
        rank
        score
        product {
          id
          name
        }
      }
    }
  }
`);

const record = graphql(`
  mutation Record($input: RecordOrderInput!) {
    recordOrder(input: $input) {
      created
    }
  }
`);

describe('@apollo/client', () => {
  let service: TestService;
  let client: ApolloClient;
  beforeAll(async () => {
    service = await startTestService();
    const link = new HttpLink({ uri: `${service.url}/graphql`, fetch });
    client = new ApolloClient({ link, cache: new InMemoryCache() });
  });
  afterAll(async () => {
    client.stop();
    await service.close();
  });

  test('queries, and finds the products in its cache by id', async () => {
    const { data } = await client.query({
      query: recommendations,
      variables: { userId: uuidOf(4), first: 3 },
    });
    // Typed by the schema: an unknown field would not compile.
    const items = data?.recommendations.items ?? [];
    expect(data?.recommendations.strategy).toBe('PERSONALIZED');
    expect(items.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    const first = items[0].product;
    expect(first).toMatchObject({ id: '4', name: 'Product 4' });
    expect(client.cache.extract()).toHaveProperty(
      'Product:4',
      expect.objectContaining({ name: 'Product 4' }),
    );
  });

  test('records an order', async () => {
    const input = { userId: uuidOf(4), productIds: ['4', '61'] };
    const { data } = await client.mutate({ mutation: record, variables: { input } });
    expect(data?.recordOrder.created).toBe(true);
  });

  test('gets an error code for an invalid request', async () => {
    const asked = client.query({ query: recommendations, variables: { userId: uuidOf(999) } });
    const error = await asked.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(CombinedGraphQLErrors.is(error)).toBe(true);
    expect((error as CombinedGraphQLErrors).errors[0].extensions).toEqual({ code: 'USER_NOT_FOUND' });
  });
});
