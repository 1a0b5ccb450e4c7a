/** Reads a log twice: once to learn how its columns are written, once to copy its rows into `staged_lines`. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Mapping } from '../columns/mapping';
import type { Finding } from '../row-finding';
import type { Table } from '../tables/table';
import { LineReader } from './line-reader';
import { LogProfile } from './log-formats';
import type { LogFormats } from './log-formats';
import type { Exclusion, LocalClock, LogLine } from './log-line';

export interface StageOptions {
  readonly mapping: Mapping;
  /** The clock of an IANA zone, or of the shop's zone if undefined. */
  readonly clockOf: (zone: string | undefined) => LocalClock;
  readonly onFinding: (finding: Finding) => void;
  /** Called now and then with the number of rows read so far in this pass. */
  readonly onProgress?: (rows: number) => void;
  /** Called before the second pass with the number of rows. */
  readonly onSecondPass?: (rows: number) => void;
}

export interface StagedLog {
  readonly formats: LogFormats;
  /** Without those that are no rows, which the table reports. */
  readonly rows: number;
  /** For each part of the table. */
  readonly partRows: readonly number[];
  readonly staged: number;
  readonly rejected: number;
  readonly excluded: Readonly<Partial<Record<Exclusion, number>>>;
}

/** Characters per chunk passed to COPY. */
const CHUNK_LENGTH = 65_536;
const PROGRESS_ROWS = 10_000;

/** @throws ImportError if the form of a column is ambiguous */
export async function stageLog(client: ClientBase, table: Table, options: StageOptions): Promise<StagedLog> {
  const { mapping, clockOf, onFinding, onProgress, onSecondPass } = options;
  const profile = new LogProfile(mapping, table.columns);
  let read = 0;
  const count = () => {
    read += 1;
    if (read % PROGRESS_ROWS === 0) onProgress?.(read);
  };
  const partRows = table.parts.map(() => 0);
  for await (const { part, fields } of table.rows()) {
    profile.add(fields);
    partRows[part] += 1;
    count();
  }
  const rows = read;
  read = 0;
  onSecondPass?.(rows);
  const formats = profile.decide();
  const reader = new LineReader(mapping, table.columns, formats, clockOf);
  const excluded: Partial<Record<Exclusion, number>> = {};
  let staged = 0;
  let rejected = 0;

  async function* copyText(): AsyncGenerator<string> {
    let chunk = '';
    for await (const row of table.rows()) {
      count();
      const result = reader.read(row);
      switch (result.kind) {
        case 'line':
          staged += 1;
          chunk += copyLine(result.line);
          break;
        case 'excluded':
          excluded[result.reason] = (excluded[result.reason] ?? 0) + 1;
          break;
        case 'rejected': {
          rejected += 1;
          const { column, value, reason } = result;
          onFinding({
            file: table.parts[row.part].file,
            line: row.line,
            column,
            value,
            reason,
            outcome: 'rejected',
          });
          break;
        }
      }
      if (chunk.length >= CHUNK_LENGTH) {
        yield chunk;
        chunk = '';
      }
    }
    if (chunk !== '') yield chunk;
  }

  await pipeline(Readable.from(copyText()), client.query(copyFrom('copy staged_lines from stdin')));
  return { formats, rows, partRows, staged, rejected, excluded };
}

/** In COPY's text format, in the order of the table's columns. */
function copyLine(line: LogLine): string {
  return `${line.part}\t${line.line}\t${text(line.user)}\t${text(line.product)}\t${text(line.order)}\t${value(line.orderNumber)}\t${
    line.moment === null ? '\\N' : line.moment.toISOString()
  }\t${value(line.localDay)}\t${value(line.hourOfDay)}\t${line.sortTime}\t${line.quantity}\t${value(line.unitPrice)}\t${text(
    line.productName,
  )}\t${text(line.aisle)}\t${text(line.department)}\t${line.isReturn ? 't' : 'f'}\t${line.isCancelled ? 't' : 'f'}\n`;
}

const value = (number: number | null) => (number === null ? '\\N' : String(number));

function text(field: string | null): string {
  if (field === null) return '\\N';
  return /[\\\t\n\r]/.test(field)
    ? field.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? '')
    : field;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
