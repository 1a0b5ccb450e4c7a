/** Finds the CSV files in DATA_DIR by the names in known-files.ts. */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileKinds } from './file-kind';
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
 * @returns the files in reading order: each after the files that it refers to
 * @throws ImportError naming the expected files, the folder, and the files found in it
 */
export function findDataFiles(folder: string): readonly DataFile[] {
  const names = new Set(listCsvFiles(folder));
  const scheme = chooseScheme(folder, names);
  const missing = [...scheme.required.keys(), 'products'].filter((stem) => !hasStem(stem, names));
  if (missing.length > 0) {
    throw new ImportError(
      `${folder} contains ${filesOfStem(scheme.identifyingStems[0], names)[0]}, so it is read as ${scheme.title}: expected ${listNames(missing.map(csvFile))} as well, found ${listNames(names)}.`,
    );
  }
  return [
    ...filesOf(catalogueFiles, names),
    ...detailFiles(folder),
    ...filesOf(scheme.required, names),
    ...filesOf(scheme.optional ?? new Map(), names),
  ]
    .sort(([, a], [, b]) => fileKinds.indexOf(a) - fileKinds.indexOf(b))
    .map(([name, kind]) => {
      const path = join(folder, name);
      return { kind, name, path, bytes: statSync(path).size };
    });
}

/** Files in a sub-folder are reported as one group. */
export function fileGroup(name: string): string {
  return dirname(name) === detailFolder.name ? `${detailFolder.name}/*.csv` : name;
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
  const matching = namingSchemes.filter(({ identifyingStems }) =>
    identifyingStems.every((stem) => hasStem(stem, names)),
  );
  // A scheme is dropped if a more specific one reads all of its files.
  const chosen = matching.filter(
    (scheme) =>
      !matching.some((other) => isMoreSpecific(other, scheme) && !distinguishingFile(scheme, [other], names)),
  );
  if (chosen.length === 1) return chosen[0];
  if (chosen.length > 1) {
    const found = chosen.map((scheme) => distinguishingFile(scheme, chosen, names)).join(' and ');
    throw new ImportError(
      `${folder}: expected one set of orders, found ${found}. Move one of them to another folder.`,
    );
  }
  const expected = namingSchemes.map(
    ({ title, required }) => `\n  ${title}: products.csv, ${[...required.keys()].map(csvFile).join(', ')}`,
  );
  throw new ImportError(
    `${folder}: expected the files of one of these sets, found ${listNames(names)}.${expected.join('')}\nSet DATA_DIR to the folder that contains them.`,
  );
}

const isMoreSpecific = ({ identifyingStems }: NamingScheme, other: NamingScheme) =>
  identifyingStems.length > other.identifyingStems.length &&
  other.identifyingStems.every((stem) => identifyingStems.includes(stem));

/** @returns a file that only this scheme reads; undefined if there is none */
function distinguishingFile(
  scheme: NamingScheme,
  others: readonly NamingScheme[],
  names: ReadonlySet<string>,
): string | undefined {
  return [...scheme.identifyingStems, ...scheme.required.keys()]
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

/** A list for a message; a long list is truncated. */
function listNames(names: Iterable<string>): string {
  const all = [...names].sort();
  if (all.length === 0) return 'no CSV file';
  return all.slice(0, 12).join(', ') + (all.length > 12 ? ` and ${all.length - 12} more` : '');
}
