/** Opens the files of a shop as one table of text, whatever their formats. See table.ts for the words. */
import { ImportError } from '../import-error';
import type { FoundFile } from './find-files';
import { defaultLimits } from './limits';
import { openParquet } from './parquet/parquet-part';
import { fileSource, onDisk } from './source/source';
import { TemporaryFiles } from './source/temporary-files';
import { unpack } from './source/unpack';
import type { OpenFiles, Unpacked } from './source/unpack';
import type { OpenPart, PartOptions, Table, TableOptions, TableRow } from './table';
import { openCsv } from './text/csv-part';
import { openJsonLines } from './text/json-lines-part';
import { openXlsx } from './xlsx/xlsx-parts';

/**
 * Findings are reported while the table is opened and while its rows are read. Close the table in any case.
 *
 * @throws ImportError if a file cannot be read, or if the files have different columns
 */
export async function openTable(files: readonly FoundFile[], options: TableOptions = {}): Promise<Table> {
  const open: OpenFiles = { temporary: new TemporaryFiles(), archives: [] };
  const partOptions: PartOptions = {
    ...options,
    limits: { ...defaultLimits, ...options.limits },
    onFinding: options.onFinding ?? (() => undefined),
  };
  const close = async () => {
    for (const archive of open.archives.splice(0)) archive.close();
    open.temporary.remove();
  };
  try {
    const parts: OpenPart[] = [];
    for (const { path, name } of files) {
      for (const unpacked of await unpack(fileSource(path, name), partOptions, open)) {
        parts.push(...(await openParts(unpacked, partOptions, open)));
      }
    }
    if (parts.length === 0) throw new ImportError('Expected at least one file with rows, got none.');
    const [{ columns }] = parts;
    const orders = parts.map((part) => columnOrder(part, parts[0]));
    return { columns, parts, close, rows: () => allRows(parts, orders) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openParts(
  unpacked: Unpacked,
  options: PartOptions,
  open: OpenFiles,
): Promise<readonly OpenPart[]> {
  const { source } = unpacked;
  switch (unpacked.kind) {
    case 'text':
      return [await openCsv(source, options)];
    case 'json lines':
      return [await openJsonLines(source, options)];
    case 'parquet':
      return [await openParquet(source, await onDisk(source, open.temporary), options)];
    case 'xlsx':
      return openXlsx(source, unpacked.archive, options);
  }
}

async function* allRows(
  parts: readonly OpenPart[],
  orders: readonly (readonly number[] | undefined)[],
): AsyncGenerator<TableRow> {
  for (let part = 0; part < parts.length; part++) {
    const order = orders[part];
    for await (const { line, fields } of parts[part].rows()) {
      yield { part, line, fields: order ? order.map((index) => fields[index]) : fields };
    }
  }
}

/**
 * For each column of the first part, its position in this one; undefined if the columns have the same order.
 *
 * @throws ImportError that shows the difference
 */
function columnOrder(part: OpenPart, first: OpenPart): readonly number[] | undefined {
  const names = part.columns.map((name) => name.toLowerCase());
  const order = first.columns.map((name) => names.indexOf(name.toLowerCase()));
  const missing = first.columns.filter((_, index) => order[index] < 0);
  const extra = part.columns.filter(
    (name) => !first.columns.some((other) => other.toLowerCase() === name.toLowerCase()),
  );
  if (missing.length > 0 || extra.length > 0) {
    const difference = [
      ...(missing.length > 0 ? [`${part.file} lacks ${missing.join(', ')}`] : []),
      ...(extra.length > 0 ? [`only ${part.file} has ${extra.join(', ')}`] : []),
    ].join('; ');
    throw new ImportError(
      `Expected files with the same columns, which form one log: ${difference} (compared with ${first.file}). Import files of different kinds separately.`,
    );
  }
  return order.every((position, index) => position === index) ? undefined : order;
}
