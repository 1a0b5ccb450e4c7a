/**
 * Finds the CSV files of DATA_DIR, by the names of known-files.ts.
 */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileKind } from './file-kind';
import { ImportError } from './import-error';
import { catalogueFiles, detailFolder, filesOfStem, namingSchemes } from './known-files';
import type { FilesByStem, NamingScheme } from './known-files';

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
  const missing = [...scheme.required.keys(), 'products'].filter((stem) => !hasStem(stem, names));
  if (missing.length > 0) {
    throw new ImportError(
      `${folder} has ${filesOfStem(scheme.marks[0], names)[0]}, so it is taken as ${scheme.title}: expected ${sentence(missing.map(csvFile))} as well, found ${sentence(names)}.`,
    );
  }
  return [
    ...filesOf(catalogueFiles, names),
    ...detailFiles(folder),
    ...filesOf(scheme.optional ?? new Map(), names),
    ...filesOf(scheme.required, names),
  ].map(([name, kind]) => {
    const path = join(folder, name);
    return { kind, name, path, bytes: statSync(path).size };
  });
}

/** Files of a folder within the data folder are told of together. */
export function fileGroup(name: string): string {
  return name.includes('/') ? `${dirname(name)}/*.csv` : name;
}

type NamedKind = readonly [name: string, kind: FileKind];

const filesOf = (stems: FilesByStem, names: ReadonlySet<string>): readonly NamedKind[] =>
  [...stems].flatMap(([stem, kind]) => filesOfStem(stem, names).map((name): NamedKind => [name, kind]));

const hasStem = (stem: string, names: ReadonlySet<string>) => filesOfStem(stem, names).length > 0;

const csvFile = (stem: string) => `${stem}.csv`;

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

function chooseScheme(folder: string, names: ReadonlySet<string>): NamingScheme {
  const fitting = namingSchemes.filter(({ marks }) => marks.every((stem) => hasStem(stem, names)));
  // A scheme that only shares its marks with a more specific one is not meant.
  const meant = fitting.filter(
    (scheme) => !fitting.some((other) => isMoreSpecific(other, scheme) && !ownFile(scheme, [other], names)),
  );
  if (meant.length === 1) return meant[0];
  if (meant.length > 1) {
    const found = meant.map((scheme) => ownFile(scheme, meant, names)).join(' and ');
    throw new ImportError(`${folder}: expected one set of orders, found ${found}. Move one of them away.`);
  }
  const wanted = namingSchemes.map(
    ({ title, required }) => `\n  ${title}: products.csv, ${[...required.keys()].map(csvFile).join(', ')}`,
  );
  throw new ImportError(
    `${folder}: expected the files of one of these sets, found ${sentence(names)}.${wanted.join('')}\nSet DATA_DIR to the folder that holds them.`,
  );
}

const isMoreSpecific = ({ marks }: NamingScheme, other: NamingScheme) =>
  marks.length > other.marks.length && other.marks.every((stem) => marks.includes(stem));

/** @returns a file of the scheme that none of the others would read; undefined when there is none */
function ownFile(
  scheme: NamingScheme,
  others: readonly NamingScheme[],
  names: ReadonlySet<string>,
): string | undefined {
  return [...scheme.marks, ...scheme.required.keys()]
    .filter((stem) => others.every((other) => other === scheme || !other.required.has(stem)))
    .flatMap((stem) => filesOfStem(stem, names))
    .at(0);
}

function detailFiles(folder: string): readonly NamedKind[] {
  const { name, kind } = detailFolder;
  const path = join(folder, name);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [];
  return [...listCsvFiles(path)].sort().map((file): NamedKind => [`${name}/${file}`, kind]);
}

/** A list for a message; a long one is cut. */
function sentence(names: Iterable<string>): string {
  const all = [...names].sort();
  if (all.length === 0) return 'no CSV file';
  return all.slice(0, 12).join(', ') + (all.length > 12 ? ` and ${all.length - 12} more` : '');
}
