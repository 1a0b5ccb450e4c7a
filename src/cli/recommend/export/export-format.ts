/** The file formats of an export, by file extension. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { extname } from 'node:path';
import { finished } from 'node:stream/promises';
import type { ExportedUser, ExportWriter } from './exported-user';
import type { ExportSubject } from './journal';
import { parquetExport } from './parquet-export';

/** @param path is overwritten */
export type ExportFormat = (path: string, subject: ExportSubject) => ExportWriter;

const formats: Readonly<Record<string, ExportFormat>> = {
  '.csv': (path) =>
    textExport(path, 'user_id,user_uuid,strategy,rank,product_id,product_name,score,source\n', csvLines),
  '.jsonl': (path) => textExport(path, '', (user) => `${JSON.stringify(user)}\n`),
  '.parquet': parquetExport,
};

/** .csv, .jsonl and .parquet, for messages. */
export const exportExtensions = Object.keys(formats);

/** @returns undefined if the file has none of the `exportExtensions` */
export function exportFormatOf(file: string): ExportFormat | undefined {
  return formats[extname(file).toLowerCase()];
}

function csvLines({ userId, uuid, strategy, items }: ExportedUser): string {
  return items
    .map(
      ({ rank, productId, productName, score, source }) =>
        `${csvField(userId)},${uuid},${strategy},${rank},${csvField(productId)},${csvField(productName)},${score},${source}\n`,
    )
    .join('');
}

/** Quoted if it contains a separator, a quote or a line break (RFC 4180). */
function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textExport(path: string, head: string, linesOf: (user: ExportedUser) => string): ExportWriter {
  const out = createWriteStream(path);
  out.write(head);
  return {
    write: async (user) => {
      if (!out.write(linesOf(user))) await once(out, 'drain');
    },
    finish: async () => {
      out.end();
      await finished(out);
    },
  };
}
