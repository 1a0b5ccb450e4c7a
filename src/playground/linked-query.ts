/** A query in the URL: /graphql?query=...&variables=... */
export interface LinkedQuery {
  readonly query: string;
  /** JSON */
  readonly variables: string;
}

/** @returns null when the URL contains no query */
export function linkedQuery(search: string): LinkedQuery | null {
  const parameters = new URLSearchParams(search);
  const query = parameters.get('query');
  return query === null || query.trim() === ''
    ? null
    : { query, variables: parameters.get('variables') ?? '{}' };
}
