/** Ids of this server's own data, so that the examples run as they stand. */
export interface SampleIds {
  /** UUID */
  readonly userId: string;
  readonly productIds: readonly string[];
}

/** Shown where the server tells nothing, as it does without a bearer token when AUTH_MODE=jwt. */
const unknownIds: SampleIds = { userId: '00000000-0000-0000-0000-000000000000', productIds: ['1', '2'] };

const query = '{ users(first: 1) { nodes { id } } products(first: 2) { nodes { id } } }';

interface Answer {
  readonly data?: {
    readonly users: { readonly nodes: readonly { readonly id: string }[] };
    readonly products: { readonly nodes: readonly { readonly id: string }[] };
  } | null;
}

/** @param endpoint address of the GraphQL service */
export async function fetchSampleIds(endpoint: string): Promise<SampleIds> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = (await response.json()) as Answer;
    const userId = data?.users.nodes[0]?.id;
    const productIds = data?.products.nodes.map(({ id }) => id) ?? [];
    return userId === undefined || productIds.length === 0 ? unknownIds : { userId, productIds };
  } catch {
    // The playground opens all the same; its first query shows what is wrong.
    return unknownIds;
  }
}
