/**
 * Generates a data set of simulated users who shop by habit, as CSV files. The same options give the same bytes on every
 * machine.
 */
import { instacart } from './characters/instacart';
import { dataFormats, formatFiles } from './data-format';
import type { DataFormat } from './data-format';
import type { GenerateOptions } from './generate-options';
import { OutputFolder } from './output-folder';
import type { WrittenFile } from './output-folder';
import { allDepartments } from './vocabulary/all-departments';
import { catalogueFiles, enrichedFile, writeCatalogue, writeEnrichedProducts } from './write-catalogue';
import { writeOrders } from './write-orders';
import type { OrderTotals } from './write-orders';
import { writeUsers } from './write-users';
import { buildWorld } from './world';

export interface GeneratedData extends OrderTotals {
  readonly files: readonly WrittenFile[];
}

/** @throws OutputFolderError if the folder cannot take the files; nothing was changed then */
export async function generateData(options: GenerateOptions): Promise<GeneratedData> {
  const { directory, users, seed, products, overwrite, bare = false, character = instacart } = options;
  const output = await OutputFolder.prepare(directory, filesOf(options), filesOfOthers(options), overwrite);
  try {
    const world = buildWorld(character, seed, products);
    const { users: usersFile } = formatFiles[options.format];
    const enriched = enrichedFolder(options);
    await writeCatalogue(output, world.catalogue, bare);
    if (enriched !== undefined) await writeEnrichedProducts(output, enriched, world.catalogue);
    if (usersFile !== undefined) await writeUsers(output, usersFile, seed, users);
    const totals = await writeOrders(output, options, world, options.onUser ?? (() => {}));
    return { ...totals, files: await output.commit() };
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

type Files = Pick<GenerateOptions, 'format' | 'bare'>;

function filesOf(options: Files): readonly string[] {
  return [...ownFiles(options.format), ...catalogueFiles, ...enrichedFiles(enrichedFolder(options))];
}

/** Files of other formats that an import would read together with these. */
function filesOfOthers({ format, bare }: Files): readonly string[] {
  const others = dataFormats.filter((other) => other !== format).flatMap(ownFiles);
  return bare ? [...others, ...enrichedFiles(formatFiles[format].enriched)] : others;
}

/** Folder for prices and descriptions, if the format has one. */
function enrichedFolder({ format, bare }: Files): string | undefined {
  return bare ? undefined : formatFiles[format].enriched;
}

function enrichedFiles(folder: string | undefined): readonly string[] {
  return folder === undefined ? [] : allDepartments.map(({ id }) => enrichedFile(folder, id));
}

function ownFiles(format: DataFormat): string[] {
  const { orders, priorItems, trainItems, users } = formatFiles[format];
  return [orders, priorItems, trainItems, users].filter((name) => name !== undefined);
}
