/**
 * A Parquet file with one row per recommended product, in the columns of the CSV export. The model version and the time
 * are in the file's key-value metadata.
 */
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { ExportedItem, ExportedUser, ExportWriter } from './exported-user';
import type { ExportSubject } from './journal';

/** Rows per row group, which is kept in memory until it is written. */
const GROUP_ROWS = 50_000;

interface Row extends ExportedItem {
  readonly user: ExportedUser;
}

const columns: readonly {
  readonly name: string;
  readonly type: 'INT32' | 'DOUBLE' | 'BYTE_ARRAY';
  readonly valueOf: (row: Row) => number | string;
}[] = [
  { name: 'user_id', type: 'BYTE_ARRAY', valueOf: ({ user }) => user.userId },
  { name: 'user_uuid', type: 'BYTE_ARRAY', valueOf: ({ user }) => user.uuid },
  { name: 'strategy', type: 'BYTE_ARRAY', valueOf: ({ user }) => user.strategy },
  { name: 'rank', type: 'INT32', valueOf: ({ rank }) => rank },
  { name: 'product_id', type: 'BYTE_ARRAY', valueOf: ({ productId }) => productId },
  { name: 'product_name', type: 'BYTE_ARRAY', valueOf: ({ productName }) => productName },
  { name: 'score', type: 'DOUBLE', valueOf: ({ score }) => score },
  { name: 'source', type: 'BYTE_ARRAY', valueOf: ({ source }) => source },
];

export function parquetExport(path: string, { modelVersion, at }: ExportSubject): ExportWriter {
  const file = new ParquetWriter({
    writer: fileWriter(path),
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type }) => ({
        name,
        type,
        repetition_type: 'REQUIRED' as const,
        ...(type === 'BYTE_ARRAY' && { converted_type: 'UTF8' as const }),
      })),
    ],
    createdBy: 'timel-e-recommendations',
    kvMetadata: [
      { key: 'model_version', value: modelVersion ?? '' },
      { key: 'at', value: at },
    ],
  });
  let rows: Row[] = [];
  const writeGroup = async () => {
    if (rows.length === 0) return;
    const columnData = columns.map(({ name, valueOf }) => ({ name, data: rows.map(valueOf) }));
    await file.write({ columnData, rowGroupSize: rows.length });
    rows = [];
  };
  return {
    write: async (user) => {
      for (const item of user.items) rows.push({ ...item, user });
      if (rows.length >= GROUP_ROWS) await writeGroup();
    },
    finish: async () => {
      await writeGroup();
      await file.finish();
    },
  };
}
