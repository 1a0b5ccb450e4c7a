/**
 * Finds the CSV files of DATA_DIR. Two naming schemes are known: TimeL-E's own and Kaggle's for the same Instacart
 * data, which has no users file.
 */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { aisles, departments, orderItems, orders, productDetails, products, users } from './file-kind';
import type { FileKind } from './file-kind';
import { ImportError } from './import-error';

export interface DataFile {
  readonly kind: FileKind;
  /** Relative to the data folder. */
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/**
 * @returns the files in the order in which they are to be read: each after those it refers to
 * @throws ImportError naming what was looked for, where, and what is there
 */
export function findDataFiles(folder: string): readonly DataFile[] {
  const names = new Set(listCsvFiles(folder));
  const scheme = chooseScheme(folder, names);
  const required = [...scheme.files.keys(), 'products.csv'];
  const missing = required.filter((name) => !names.has(name));
  if (missing.length > 0) {
    throw new ImportError(
      `${folder} has ${scheme.mark}, so it is taken as ${scheme.title}: expected ${sentence(missing)} as well, found ${sentence(names)}.`,
    );
  }
  return [...catalogue, ...detailFiles(folder), ...scheme.files]
    .filter(([name]) => names.has(name) || name.startsWith(detailFolder))
    .map(([name, kind]) => {
      const path = join(folder, name);
      return { kind, name, path, bytes: statSync(path).size };
    });
}

/** Files of a folder within the data folder are told of together. */
export function fileGroup(name: string): string {
  return name.includes('/') ? `${dirname(name)}/*.csv` : name;
}

interface Scheme {
  readonly title: string;
  /** The file that tells the scheme. */
  readonly mark: string;
  readonly files: ReadonlyMap<string, FileKind>;
}

const catalogue: ReadonlyMap<string, FileKind> = new Map([
  ['departments.csv', departments],
  ['aisles.csv', aisles],
  ['products.csv', products],
]);

const detailFolder = 'products_enriched';

const schemes: readonly Scheme[] = [
  {
    title: "TimeL-E's data",
    mark: 'orders_demo.csv',
    files: new Map([
      ['users_demo_v2.csv', users],
      ['orders_demo.csv', orders],
      ['order_items_demo.csv', orderItems],
    ]),
  },
  {
    title: "Kaggle's data",
    mark: 'orders.csv',
    files: new Map([
      ['orders.csv', orders],
      ['order_products__prior.csv', orderItems],
      ['order_products__train.csv', orderItems],
    ]),
  },
];

function listCsvFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.csv'));
  } catch (error) {
    throw new ImportError(
      `Cannot read the data folder ${folder} (${(error as NodeJS.ErrnoException).code}). Set DATA_DIR to a folder of CSV files.`,
      { cause: error },
    );
  }
}

function chooseScheme(folder: string, names: ReadonlySet<string>): Scheme {
  const fitting = schemes.filter(({ mark }) => names.has(mark));
  if (fitting.length === 1) return fitting[0];
  if (fitting.length > 1) {
    const marks = fitting.map(({ mark }) => mark).join(' and ');
    throw new ImportError(`${folder}: expected one set of orders, found ${marks}. Move one of them away.`);
  }
  const wanted = schemes.map(
    ({ title, files }) => `\n  ${title}: products.csv, ${[...files.keys()].join(', ')}`,
  );
  throw new ImportError(
    `${folder}: expected the files of one of these sets, found ${sentence(names)}.${wanted.join('')}\nSet DATA_DIR to the folder that holds them.`,
  );
}

function detailFiles(folder: string): readonly (readonly [string, FileKind])[] {
  const path = join(folder, detailFolder);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [];
  return [...listCsvFiles(path)].sort().map((name) => [`${detailFolder}/${name}`, productDetails] as const);
}

/** A list for a message; a long one is cut. */
function sentence(names: Iterable<string>): string {
  const all = [...names].sort();
  if (all.length === 0) return 'no CSV file';
  return all.slice(0, 12).join(', ') + (all.length > 12 ? ` and ${all.length - 12} more` : '');
}
