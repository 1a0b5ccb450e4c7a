/** Files of products beside a log: what they say about the products that were bought. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { readSql } from '../../lib/read-sql';
import { productColumns } from '../columns/product-columns';
import type { ProductColumns } from '../columns/product-columns';
import { DecimalMarkProfile, parseNumber } from '../lines/parse-number';
import type { DecimalMark } from '../lines/parse-number';
import { present } from '../lines/present';
import { withoutPointZero } from '../lines/whole-ids';
import type { FoundFile } from '../tables/find-files';
import { openTable } from '../tables/open-table';
import type { Table } from '../tables/table';

export interface ProductFile {
  readonly file: FoundFile;
  readonly columns: ProductColumns;
  /** Columns that are not stored. */
  readonly unread: readonly string[];
}

/** How a file of products was used; in rows. */
export interface ProductFileUse {
  readonly file: string;
  readonly products: number;
  /** Of them, those that the log contains. */
  readonly bought: number;
  /** Rows that are broken or lack the product's id. */
  readonly rejected: number;
  /** Texts in the column of prices that are no price. */
  readonly unreadPrices: number;
}

type Counts = { -readonly [K in 'rejected' | 'unreadPrices']: ProductFileUse[K] };

/** Those of the files that have the log's column of products and say something about them. */
export async function findProductFiles(
  files: readonly FoundFile[],
  logColumn: string,
): Promise<readonly ProductFile[]> {
  const found: ProductFile[] = [];
  for (const file of files) {
    const table = await openTable([file]);
    const columns = productColumns(table.columns, logColumn);
    await table.close();
    if (columns === undefined) continue;
    const used = new Set<string>(Object.values(columns));
    found.push({ file, columns, unread: table.columns.filter((column) => !used.has(column)) });
  }
  return found;
}

/**
 * Completes `log_products`. Names and categories of the files win over those of the log; the log's latest price wins over
 * the files' prices.
 *
 * @param isWhole whether the log's ids of products are whole numbers written with `.0`
 */
export async function applyProductFiles(
  client: ClientBase,
  files: readonly ProductFile[],
  isWhole: boolean,
): Promise<readonly ProductFileUse[]> {
  const uses: ProductFileUse[] = [];
  for (const { file, columns } of files) {
    await client.query(readSql(__dirname, 'sql/create-product-details'));
    const counts: Counts = { rejected: 0, unreadPrices: 0 };
    let isCounted = true;
    const onFinding = () => void (counts.rejected += isCounted ? 1 : 0);
    const table = await openTable([file], { onFinding });
    try {
      const mark = await decimalMarkOf(table, columns);
      // The first pass has counted the broken rows.
      isCounted = false;
      const rows = Readable.from(copyLines(table, columns, { isWhole, mark, counts }));
      await pipeline(rows, client.query(copyFrom('copy log_product_details from stdin')));
    } finally {
      await table.close();
    }
    const { rows } = await client.query<Pick<ProductFileUse, 'products' | 'bought'>>(
      readSql(__dirname, 'sql/count-product-details'),
    );
    await client.query(readSql(__dirname, 'sql/apply-product-details'));
    await client.query('drop table log_product_details');
    uses.push({ file: file.name, ...rows[0], ...counts });
  }
  return uses;
}

async function decimalMarkOf(table: Table, { unitPrice }: ProductColumns): Promise<DecimalMark> {
  const profile = new DecimalMarkProfile();
  const place = unitPrice === undefined ? -1 : table.columns.indexOf(unitPrice);
  for await (const { fields } of table.rows()) profile.add(present(fields[place]) ?? '');
  return profile.decide();
}

async function* copyLines(
  table: Table,
  columns: ProductColumns,
  {
    isWhole,
    mark,
    counts,
  }: { readonly isWhole: boolean; readonly mark: DecimalMark; readonly counts: Counts },
): AsyncGenerator<string> {
  const place = (name: string | undefined) => (name === undefined ? -1 : table.columns.indexOf(name));
  const places = {
    product: place(columns.product),
    name: place(columns.productName),
    aisle: place(columns.aisle),
    department: place(columns.department),
    price: place(columns.unitPrice),
  };
  let line = 0;
  for await (const { fields } of table.rows()) {
    const product = present(fields[places.product]);
    line += 1;
    if (product === null) {
      counts.rejected += 1;
      continue;
    }
    const priceText = present(fields[places.price]);
    const price = priceText === null ? undefined : parseNumber(priceText, mark);
    if (priceText !== null && price === undefined) counts.unreadPrices += 1;
    const values = [
      isWhole ? withoutPointZero(product) : product,
      present(fields[places.name]),
      present(fields[places.aisle]),
      present(fields[places.department]),
      price === undefined ? null : String(price),
    ];
    yield `${line}\t${values.map(copyText).join('\t')}\n`;
  }
}

/** In COPY's text format, with control characters as spaces. */
const copyText = (value: string | null) =>
  value === null
    ? '\\N'
    : value
        .replace(/\p{Cc}+/gu, ' ')
        .trim()
        .replaceAll('\\', '\\\\');
