/**
 * Components that ask for the same answer with different selections: whatever a client's cache does, the requests come to
 * an end. Each client has its default settings.
 */
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Client, fetchExchange, gql as urqlGql } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { startTestService } from '../server/test-service';
import type { TestService } from '../server/test-service';
import { uuidOf } from '../server/test-shop';

const userId = uuidOf(4);

/** Two queries, and for each at most one extra request. */
const MAX_REQUESTS = 4;

/** Pairs of selections of one field, neither of which contains the other. */
const pairs: [string, string, string][] = [
  [
    'recommendations without ids',
    'recommendations(userId: $userId, first: 4) { strategy items { rank } }',
    'recommendations(userId: $userId, first: 4) { requestId generatedAt items { score product { id name } } }',
  ],
  [
    'recommendations with ids',
    'recommendations(userId: $userId, first: 4) { id strategy items { id rank } }',
    'recommendations(userId: $userId, first: 4) { id generatedAt items { id score product { id name } } }',
  ],
  [
    'a basket',
    'nextBasket(userId: $userId) { strategy items { rank } }',
    'nextBasket(userId: $userId) { requestId expectedF1 items { score product { id } } }',
  ],
  [
    'order items',
    'user(id: $userId) { id orders(first: 2) { nodes { id items { reordered } } } }',
    'user(id: $userId) { id orders(first: 2) { nodes { id items { addToCartOrder product { id } } } } }',
  ],
];

describe('clients settle', () => {
  let service: TestService;
  let requests = 0;
  const countingFetch: typeof fetch = (...args) => {
    requests++;
    return fetch(...args);
  };
  beforeAll(async () => {
    service = await startTestService();
  });
  beforeEach(() => {
    requests = 0;
  });
  afterAll(() => service.close());

  const documents = (...selections: string[]) =>
    selections.map((selection) => `query ($userId: ID!) { ${selection} }`);

  /** Waits until no request has started for a while. */
  async function quiet(): Promise<void> {
    for (let before = -1; before !== requests;) {
      before = requests;
      await new Promise((resolve) => setTimeout(resolve, 300));
      // A client that refetches without end never becomes quiet.
      if (requests > 20) throw new Error(`${requests} requests for two queries`);
    }
  }

  test.each(pairs)('Apollo Client: %s', async (_what, first, second) => {
    const link = new HttpLink({ uri: `${service.url}/graphql`, fetch: countingFetch });
    const client = new ApolloClient({ link, cache: new InMemoryCache() });
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const subscriptions = documents(first, second).map((document) =>
      client.watchQuery({ query: gql(document), variables: { userId } }).subscribe(() => {}),
    );
    await quiet();
    expect(requests).toBeGreaterThanOrEqual(2);
    expect(requests).toBeLessThanOrEqual(MAX_REQUESTS);
    for (const subscription of subscriptions) subscription.unsubscribe();
    client.stop();
    warn.mockRestore();
  });

  test.each(pairs)('urql with Graphcache: %s', async (_what, first, second) => {
    const client = new Client({
      url: `${service.url}/graphql`,
      fetch: countingFetch,
      preferGetMethod: false,
      exchanges: [cacheExchange({ logger: () => {} }), fetchExchange],
    });
    const subscriptions = documents(first, second).map((document) =>
      client.query(urqlGql(document), { userId }).subscribe(() => {}),
    );
    await quiet();
    expect(requests).toBeGreaterThanOrEqual(2);
    expect(requests).toBeLessThanOrEqual(MAX_REQUESTS);
    for (const { unsubscribe } of subscriptions) unsubscribe();
  });

  test('an answer is repeated as it was until something changes', async () => {
    const ask = async () =>
      (
        await service.query(
          `{ recommendations(userId: "${uuidOf(5)}") { requestId generatedAt items { id score } } }`,
        )
      ).data.recommendations;
    const first = await ask();
    expect(await ask()).toEqual(first);
    await service.query(
      `mutation { recordOrder(input: { userId: "${uuidOf(5)}", productIds: ["5", "70"] }) { created } }`,
    );
    const after = await ask();
    expect(after.requestId).not.toBe(first.requestId);
  });
});
