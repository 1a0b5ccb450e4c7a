/**
 * A file of products beside a log, such as H&M's articles.csv or Dunnhumby's product.csv: which of its columns names, sorts
 * and prices the products of the log.
 */
import { plainName } from './plain-name';
import type { Role } from './roles';
import { synonyms } from './synonyms';

export type ProductRole = Extract<Role, 'product' | 'productName' | 'aisle' | 'department' | 'unitPrice'>;

/** One column per role. */
export type ProductColumns = Readonly<Partial<Record<ProductRole, string>>> & { readonly product: string };

/** Names that mean this only in a file of products; the first one present is used. */
const moreWords: Readonly<Record<Exclude<ProductRole, 'product'>, readonly string[]>> = {
  productName: [
    'prod name',
    'article name',
    'title',
    'product title',
    'name',
    'description',
    'sub commodity desc',
    'product type',
  ],
  aisle: [
    'product type name',
    'commodity desc',
    'product category',
    'category',
    'category l1',
    'categories',
    'class',
  ],
  department: ['department name', 'department', 'product group name', 'section name', 'index name'],
  unitPrice: ['price'],
};

/**
 * @param logColumn the column of the log with the ids of products; the file must have it, too, under the same name
 * @returns undefined if no column describes products
 */
export function productColumns(columns: readonly string[], logColumn: string): ProductColumns | undefined {
  const product = columns.find((column) => plainName(column) === plainName(logColumn));
  if (product === undefined || columns.some((column) => synonyms.user[0].has(plainName(column))))
    return undefined;
  const found: Partial<Record<ProductRole, string>> = { product };
  const taken = new Set([product]);
  for (const role of ['productName', 'aisle', 'department', 'unitPrice'] as const) {
    const groups = [...synonyms[role], ...moreWords[role].map((word) => new Set([plainName(word)]))];
    const column = groups
      .flatMap((group) => columns.filter((name) => group.has(plainName(name))))
      .find((name) => !taken.has(name));
    if (column === undefined) continue;
    found[role] = column;
    taken.add(column);
  }
  return taken.size > 1 ? { ...found, product } : undefined;
}
