import { z } from 'zod';
import type { ProductsArgs } from './products.args';
import { decodeCursor, encodeCursor } from '../paging/cursor';
import type { CursorKind } from '../paging/cursor';
import { toPage } from '../paging/page';
import type { Page } from '../paging/page';
import type { RequestContext } from '../request-context';
import { toProduct } from './product.type';
import type { Product, ProductRow } from './product.type';
import { categoryKeys } from './category-loaders';

/** Sort key of the list: closeness to the search text, name in lower case, internal key. */
type Key = readonly [closeness: number, name: string, key: number];
const cursors: CursorKind<Key> = { list: 'products', key: z.tuple([z.int32(), z.string(), z.int32()]) };

/**
 * $1 words as patterns that the name must all match, $2 keys of departments, $3 keys of aisles, $4 the search text as a prefix pattern,
 * $5 to $7 the key to start after, $8 number of rows. Names that start with the search text come first, then by name.
 */
const MATCHING = `
  from products, lateral (
    -- Names of ASCII characters alone, which are most, have no accents.
    select case
      when octet_length(name) = length(name) then name
      else regexp_replace(normalize(name, nfd), '[\\u0300-\\u036f]', '', 'g')
    end as plain_name
  ) as plain, lateral (
    select case when plain_name ilike $4 then 0 else 1 end as closeness, lower(name) as sort_name
  ) as sort
  where plain_name ilike all($1::text[])
    and ($2::int[] is null or department_id = any($2))
    and ($3::int[] is null or aisle_id = any($3))
`;

const PAGE_SQL = `
  select
    id, external_id as "externalId", name, aisle_id as "aisleId", department_id as "departmentId", price, description, image_url as "imageUrl",
    available, closeness, sort_name as "sortName"
  ${MATCHING}
    and ($5::int is null or (closeness, sort_name, id) > ($5::int, $6::text, $7::int))
  order by closeness, sort_name, id
  limit $8
`;

const COUNT_SQL = `select count(*)::int as count ${MATCHING}`;

type Row = ProductRow & { readonly closeness: number; readonly sortName: string };

/** Products of the catalogue, available or not. */
export async function productsPage(context: RequestContext, args: ProductsArgs): Promise<Page<Product>> {
  const { pool } = context.services.database;
  const key: Key | null = args.after ? decodeCursor(cursors, args.after) : null;
  const filter = await filterParameters(context, args);
  const { rows } = await pool.query<Row>(PAGE_SQL, [
    ...filter,
    ...(key ?? [null, null, null]),
    args.wanted + 1,
  ]);
  return toPage(rows, args, toEdge, async () => {
    const counted = await pool.query<{ count: number }>(COUNT_SQL, filter);
    return counted.rows[0].count;
  });
}

async function filterParameters(
  { loaders }: RequestContext,
  { search, departmentId, aisleId }: ProductsArgs,
) {
  const text = escapeLike(withoutAccents(search?.trim() ?? ''));
  const words = text.split(/\s+/).map((word) => `%${word}%`);
  const [departments, aisles] = await Promise.all([
    departmentId ? categoryKeys(loaders.departmentKeysById, [departmentId]) : null,
    aisleId ? categoryKeys(loaders.aisleKeysById, [aisleId]) : null,
  ]);
  return [words, departments, aisles, `${text}%`];
}

/** As in the SQL above: `crème` and `creme` find each other. */
const withoutAccents = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');

/** % and _ in a client's text are literal characters. */
const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

function toEdge({ closeness, sortName, ...product }: Row) {
  return { cursor: encodeCursor(cursors, [closeness, sortName, product.id]), node: toProduct(product) };
}
