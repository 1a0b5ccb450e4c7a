/**
 * Makes a data set of invented users who shop by habit, as CSV files. The same options give the same bytes on every
 * machine.
 */
import { type DataFormat, dataFormats, formatFiles } from './data-format';
import { OutputFolder, type WrittenFile } from './output-folder';
import { allDepartments } from './vocabulary/all-departments';
import { catalogueFiles, enrichedFile, writeCatalogue, writeEnrichedProducts } from './write-catalogue';
import { type OrderTotals, writeOrders } from './write-orders';
import { writeUsers } from './write-users';
import { buildWorld } from './world';

export interface GenerateOptions {
  /** The folder to write to; made if missing. */
  readonly directory: string;
  readonly format: DataFormat;
  /** Number of users, from 1. */
  readonly users: number;
  /** Number of products, `minProducts` to `maxProducts`. */
  readonly products: number;
  /** Whole number from 0 to 2^32 - 1. */
  readonly seed: number;
  /** Whether files of the same names may be replaced. */
  readonly overwrite: boolean;
  /** Called after each user with the number of users done. */
  readonly onUser?: (done: number) => void;
}

export interface GeneratedData extends OrderTotals {
  readonly files: readonly WrittenFile[];
}

/** @throws OutputFolderError if the folder cannot take the files; then nothing was changed */
export async function generateData(options: GenerateOptions): Promise<GeneratedData> {
  const { directory, format, users, seed, overwrite } = options;
  const output = await OutputFolder.prepare(directory, filesOf(format), filesOfOthers(format), overwrite);
  try {
    const world = buildWorld(seed, options.products);
    const { users: usersFile, enriched } = formatFiles[format];
    await writeCatalogue(output, world.catalogue);
    if (enriched !== undefined) await writeEnrichedProducts(output, enriched, world.catalogue);
    if (usersFile !== undefined) await writeUsers(output, usersFile, seed, users);
    const totals = await writeOrders(output, format, world, users, options.onUser ?? (() => {}));
    return { ...totals, files: await output.commit() };
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

function filesOf(format: DataFormat): readonly string[] {
  const { enriched } = formatFiles[format];
  const enrichedFiles =
    enriched === undefined ? [] : allDepartments.map(({ id }) => enrichedFile(enriched, id));
  return [...ownFiles(format), ...catalogueFiles, ...enrichedFiles];
}

function filesOfOthers(format: DataFormat): readonly string[] {
  return dataFormats.filter((other) => other !== format).flatMap(ownFiles);
}

function ownFiles(format: DataFormat): string[] {
  const { orders, priorItems, trainItems, users } = formatFiles[format];
  return [orders, priorItems, trainItems, users].filter((name) => name !== undefined);
}
