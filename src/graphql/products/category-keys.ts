import type { PoolClient } from 'pg';

/** The aisle and the department of products that were created without one. */
export const UNCATEGORISED = 'uncategorised';

/**
 * Keys of aisles or departments by their exact names; unknown ones are created. Of several with the same name, the one with
 * the smallest external id is used.
 */
export async function categoryKeys(
  client: PoolClient,
  table: 'aisles' | 'departments',
  names: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const wanted = [...new Set(names)].toSorted();
  const known = await read(client, table, wanted);
  const unknown = wanted.filter((name) => !known.has(name));
  if (unknown.length === 0) return known;
  // Names are not unique in the tables, so two requests must not create the same one at the same moment.
  await client.query(`lock table ${table} in share row exclusive mode`);
  const since = await read(client, table, unknown);
  const { rows } = await client.query<Row>(
    `insert into ${table} (name) select unnest($1::text[]) returning id as key, name`,
    [unknown.filter((name) => !since.has(name))],
  );
  return new Map([...known, ...since, ...rows.map(({ name, key }): [string, number] => [name, key])]);
}

interface Row {
  readonly key: number;
  readonly name: string;
}

async function read(
  client: PoolClient,
  table: string,
  names: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await client.query<Row>(
    `select distinct on (name) name, id as key from ${table} where name = any($1) order by name, external_id, id desc`,
    [names],
  );
  return new Map(rows.map(({ name, key }) => [name, key]));
}
