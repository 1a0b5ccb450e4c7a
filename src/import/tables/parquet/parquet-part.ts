/** A Parquet file, one row group at a time and one column after the other within it. */
import { asyncBufferFromFile, parquetMetadataAsync, parquetScan, parquetSchema } from 'hyparquet';
import type { AsyncBuffer, DecodedArray, FileMetaData, SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { ImportError } from '../../import-error';
import type { Source } from '../source/source';
import type { Field, OpenPart, PartOptions, PartRow } from '../table';
import { cellReader, lossless, losslessParsers } from './parquet-cells';

/** @throws ImportError if the file is damaged or a row group is too large */
export async function openParquet(source: Source, path: string, options: PartOptions): Promise<OpenPart> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file).catch((error: unknown) => {
    throw damaged(source, error);
  });
  const elements = parquetSchema(metadata).children.map(({ element }) => element);
  if (elements.length === 0)
    throw new ImportError(`${source.name}: expected columns, got a Parquet file without any.`);
  const { maxRowGroupBytes } = options.limits;
  for (const { total_byte_size: bytes } of metadata.row_groups) {
    if (bytes > maxRowGroupBytes) {
      throw new ImportError(
        `${source.name}: expected row groups of at most ${maxRowGroupBytes.toLocaleString('en')} bytes, got one of ${bytes.toLocaleString('en')}. Write the file with smaller row groups.`,
      );
    }
  }
  // The cell readers are made first: they need the types that `lossless` removes.
  const readers = elements.map(cellReader);
  const raw = lossless(metadata);
  return {
    file: source.name,
    format: 'Parquet',
    columns: elements.map(({ name }) => name),
    rows: () => rows(source, file, raw, elements, readers),
  };
}

async function* rows(
  source: Source,
  file: AsyncBuffer,
  metadata: FileMetaData,
  elements: readonly SchemaElement[],
  readers: readonly ((value: unknown) => Field)[],
): AsyncGenerator<PartRow> {
  const scan = await parquetScan({
    file,
    metadata,
    compressors,
    utf8: false,
    parsers: losslessParsers,
    geoparquet: false,
  });
  for (const { rowStart, rowEnd } of scan.ranges) {
    const columns: DecodedArray[] = [];
    try {
      for (const { name } of elements) {
        columns.push(await scan.readColumn({ column: name, rowStart, rowEnd }));
      }
    } catch (error) {
      throw damaged(source, error);
    }
    for (let row = 0; row < rowEnd - rowStart; row++) {
      yield { line: rowStart + row + 1, fields: readers.map((read, index) => read(columns[index][row])) };
    }
  }
}

function damaged({ name }: Source, error: unknown): ImportError {
  return new ImportError(
    `${name}: expected a Parquet file, got one that is damaged or uses an unknown feature (${(error as Error).message}). Export it again, or as CSV.`,
    { cause: error },
  );
}
