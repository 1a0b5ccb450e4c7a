/** The measured GraphQL requests, as JSON bodies. */

/** Ten products with name, score and rank for one user: the request of a typical shop page. */
export function recommendationsBody(userId: string): string {
  return JSON.stringify({
    query: `query Recommendations($userId: ID!) {
      recommendations(userId: $userId, first: 10) {
        requestId strategy modelVersion
        items { rank score source product { id name price } }
      }
    }`,
    variables: { userId },
  });
}

/** The same for a page of fifty users in one request, which the cost limit allows. */
export function fiftyUsersBody(after: string | null): string {
  return JSON.stringify({
    query: `query Users($after: String) {
      users(first: 50, after: $after) {
        nodes { recommendations(first: 10) {
          requestId strategy modelVersion
          items { rank score source product { id name price } }
        } }
      }
    }`,
    variables: { after },
  });
}

export const helloBody = JSON.stringify({ query: '{ hello }' });

/** @returns the ids of all users, and the start cursors of pages of fifty */
export async function listUsers(
  url: string,
): Promise<{ readonly ids: readonly string[]; readonly pages: readonly (string | null)[] }> {
  const ids: string[] = [];
  const pages: (string | null)[] = [];
  const query = `query ($after: String) { users(first: 50, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }`;
  for (let after: string | null = null, more = true; more;) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { after } }),
    });
    const { data } = (await response.json()) as {
      data: { users: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } };
    };
    if (data.users.nodes.length === 50) pages.push(after);
    ids.push(...data.users.nodes.map(({ id }) => id));
    after = data.users.pageInfo.endCursor;
    more = data.users.pageInfo.hasNextPage;
  }
  return { ids, pages };
}
