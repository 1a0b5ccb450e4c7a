/**
 * Prints recommendations for one user, without packages. Node 22.18 and newer run it directly, older versions with
 * `npx tsx`:
 *
 *   node recommend.ts <userId>
 *
 * TIMELE_URL is the address of the service, TIMELE_TOKEN the bearer token if one is required.
 */
const url = process.env.TIMELE_URL ?? 'http://127.0.0.1:4000/graphql';
const token = process.env.TIMELE_TOKEN;

const query = `
  query ForYou($userId: ID!) {
    recommendations(userId: $userId, first: 5) {
      strategy
      items { rank score product { name } }
    }
  }`;

interface Answer {
  readonly data: { readonly recommendations: Recommendations } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

interface Recommendations {
  readonly strategy: 'PERSONALIZED' | 'POPULAR';
  readonly items: readonly {
    readonly rank: number;
    readonly score: number;
    readonly product: { readonly name: string };
  }[];
}

async function recommendationsFor(userId: string): Promise<Recommendations> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables: { userId } }),
  });
  const { data, errors } = (await response.json()) as Answer;
  const [error] = errors ?? [];
  if (error) throw new Error(`${error.extensions.code}: ${error.message}`);
  if (!data) throw new Error(`HTTP ${response.status}`);
  return data.recommendations;
}

async function main(): Promise<void> {
  const { strategy, items } = await recommendationsFor(process.argv[2] ?? '');
  console.log(strategy);
  for (const { rank, score, product } of items)
    console.log(`${rank}. ${(100 * score).toFixed(1)} %  ${product.name}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
