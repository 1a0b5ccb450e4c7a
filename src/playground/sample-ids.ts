/** Ids from this server's data, so that the examples run unchanged. */
export interface SampleIds {
  /** UUID */
  readonly userId: string;
  readonly productIds: readonly string[];
}

/** Placeholders for when the server returns none, for example without a bearer token when AUTH_MODE=jwt. */
const unknownIds: SampleIds = { userId: '00000000-0000-0000-0000-000000000000', productIds: ['1', '2'] };

const QUERY = '{ users(first: 1) { nodes { id } } products(first: 2) { nodes { id } } }';

interface Answer {
  readonly data?: {
    readonly users: { readonly nodes: readonly { readonly id: string }[] };
    readonly products: { readonly nodes: readonly { readonly id: string }[] };
  } | null;
}

/** @param endpoint URL of the GraphQL service */
export async function fetchSampleIds(endpoint: string): Promise<SampleIds> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUERY }),
    });
    const { data } = (await response.json()) as Answer;
    const userId = data?.users.nodes[0]?.id;
    const productIds = data?.products.nodes.map(({ id }) => id) ?? [];
    return userId === undefined || productIds.length === 0 ? unknownIds : { userId, productIds };
  } catch {
    // The playground opens anyway; its first query shows the error.
    return unknownIds;
  }
}
