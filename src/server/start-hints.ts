/** Output on the terminal after the service has started. */
import type { Pool } from 'pg';
import type { Environment } from '../config/environment';

const SQL = `
  select u.uuid
  from users u
  where exists (
    select from orders o
    where o.user_id = u.id and o.order_number >= 3 and exists (select from order_items i where i.order_id = o.id)
  )
  order by u.id
  limit 1
`;

/** @returns UUID of the first user with a history of some orders; null if there is none */
export async function exampleUser(pool: Pool): Promise<string | null> {
  const { rows } = await pool.query<{ uuid: string }>(SQL);
  return rows[0]?.uuid ?? null;
}

/** @returns lines to print: the URL, the explorer, and a command for a shell */
export function startHints(
  url: string,
  user: string | null,
  { authMode }: Pick<Environment, 'authMode'>,
): string {
  const token = authMode === 'jwt' ? ` -H "authorization: Bearer $TOKEN"` : '';
  const query =
    user === null
      ? '{ popularProducts(first: 5) { name } }'
      : `{ recommendations(userId: "${user}", first: 5) { strategy items { rank score product { name } reasons { text } } } }`;
  const body = JSON.stringify({ query });
  return [
    `Serving at ${url}/graphql`,
    `Explorer: ${url}/ (open it in a browser)`,
    '',
    'Try it from a shell:',
    `curl -s ${url}/graphql -H 'content-type: application/json'${token} -d '${body}'`,
    '',
    'Ctrl-C stops it.',
  ].join('\n');
}
