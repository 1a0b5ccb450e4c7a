/**
 * The names by which files in the data folder are recognised. A file of orders or order items may be split into
 * parts, such as monthly exports: `orders.csv` and `orders_2.csv`, or `order_items-2024-01.csv` and
 * `order_items-2024-02.csv`.
 *
 *   order_items-2024-01.csv
 *   `--------'  `-----'
 *      stem       part
 */
import { aisles, departments, orderItems, orders, productDetails, products, users } from './file-kind';
import type { FileKind } from './file-kind';

/** The kind of each stem, in the order in which the files are read. */
export type FilesByStem = ReadonlyMap<string, FileKind>;

export interface NamingScheme {
  readonly title: string;
  /** A folder that contains files with all of these stems follows the scheme. */
  readonly identifyingStems: readonly string[];
  readonly required: FilesByStem;
  readonly optional?: FilesByStem;
}

export const catalogueFiles: FilesByStem = new Map([
  ['departments', departments],
  ['aisles', aisles],
  ['products', products],
]);

/** The only sub-folder that is read: all of its CSV files contain product details. */
export const detailFolder = { name: 'products_enriched', kind: productDetails } as const;

export const namingSchemes: readonly NamingScheme[] = [
  {
    title: "TimeL-E's data",
    identifyingStems: ['orders_demo'],
    required: new Map([
      ['orders_demo', orders],
      ['order_items_demo', orderItems],
    ]),
    optional: new Map([['users_demo_v2', users]]),
  },
  {
    title: 'data with plain names',
    identifyingStems: ['orders', 'order_items'],
    required: new Map([
      ['orders', orders],
      ['order_items', orderItems],
    ]),
    optional: new Map([['users', users]]),
  },
  {
    title: "Kaggle's data",
    identifyingStems: ['orders'],
    required: new Map([
      ['orders', orders],
      ['order_products__prior', orderItems],
    ]),
    optional: new Map([['order_products__train', orderItems]]),
  },
];

/** The stems of all schemes, with their kinds. */
export const knownStems: FilesByStem = new Map([
  ...catalogueFiles,
  ...namingSchemes.flatMap(({ required, optional }) => [...required, ...(optional ?? [])]),
]);

/** A second file of another kind is more likely a newer version of the first one than a part of the same data. */
export const mayHaveParts = (stem: string) => partKinds.has(knownStems.get(stem));

const partKinds = new Set<FileKind | undefined>([orders, orderItems]);

/** @returns the files of a known stem: the one without a part, then the parts in numerical order, `_2` before `_10` */
export function filesOfStem(stem: string, names: Iterable<string>): readonly string[] {
  const whole = `${stem}.csv`;
  const parts: string[] = [];
  let hasWhole = false;
  for (const name of names) {
    if (name === whole) hasWhole = true;
    else if (mayHaveParts(stem) && isPartOf(stem, name)) parts.push(name);
  }
  parts.sort((a, b) => byNumber.compare(a, b) || (a < b ? -1 : 1));
  return hasWhole ? [whole, ...parts] : parts;
}

const byNumber = new Intl.Collator('en', { numeric: true });

/**
 * Whether the name is the stem followed by a part: a number, a date, or words such as `part` and `jan`. Other words are
 * not parts, because the rows of `orders_backup.csv` or `orders (1).csv` are probably in `orders.csv` already.
 */
function isPartOf(stem: string, name: string): boolean {
  if (!name.startsWith(stem) || !name.endsWith('.csv')) return false;
  return partPattern.test(name.slice(stem.length, -'.csv'.length));
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const PART_WORD = `(?:(?:part|p|q|w|week|of|to)?[-_.]?\\d+(?:t\\d+z?)?|${MONTH}|of|to)`;
const partPattern = new RegExp(`^(?:[-_.]${PART_WORD})+$`, 'i');
