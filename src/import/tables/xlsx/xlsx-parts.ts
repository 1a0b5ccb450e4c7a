/** The sheets of a workbook that contain rows: the first one, or the one in the options, and all others with its columns. */
import { ImportError } from '../../import-error';
import { columnNames } from '../column-names';
import type { Source } from '../source/source';
import type { ZipArchive } from '../source/zip-archive';
import type { OpenPart, PartOptions, PartRow } from '../table';
import { sheetRows } from './sheet-rows';
import { readWorkbook } from './workbook';
import type { SheetEntry, Workbook } from './workbook';

/** Titles and notes above the header. */
const MAX_ROWS_BEFORE_HEADER = 20;

interface SheetWithHeader {
  readonly sheet: SheetEntry;
  readonly header: PartRow;
  readonly columns: readonly string[];
}

/** @throws ImportError if no sheet has a header, or none has the name in the options */
export async function openXlsx(
  source: Source,
  archive: ZipArchive,
  options: PartOptions,
): Promise<readonly OpenPart[]> {
  const workbook = await readWorkbook(archive, source.name, options.limits);
  const candidates = await withHeaders(source, archive, workbook);
  const visible = candidates.filter(({ sheet }) => !sheet.isHidden);
  const first =
    options.sheet === undefined
      ? (visible[0] ?? candidates[0])
      : candidates.find(
          ({ sheet }) => sheet.name.trim().toLowerCase() === options.sheet?.trim().toLowerCase(),
        );
  if (!first) {
    const names = workbook.sheets.map(({ name }) => name).join(', ');
    throw new ImportError(
      options.sheet === undefined
        ? `${source.name}: expected a sheet with a header and rows, got only empty sheets (${names}).`
        : `${source.name}: expected a sheet ${options.sheet} with rows, got ${names}.`,
    );
  }
  const read = candidates.filter(
    (candidate) =>
      candidate === first ||
      (options.sheet === undefined &&
        !candidate.sheet.isHidden &&
        sameNames(candidate.columns, first.columns)),
  );
  for (const { name } of workbook.sheets) {
    if (read.some(({ sheet }) => sheet.name === name)) continue;
    options.onFinding({
      file: sheetName(source, name),
      line: 0,
      column: '',
      value: '',
      outcome: 'noted',
      reason: 'sheet not read, because it is hidden, empty or has other columns',
    });
  }
  return read.map((one) => openSheet(source, archive, workbook, one, options));
}

async function withHeaders(
  source: Source,
  archive: ZipArchive,
  workbook: Workbook,
): Promise<readonly SheetWithHeader[]> {
  const found: SheetWithHeader[] = [];
  for (const sheet of workbook.sheets) {
    const top: PartRow[] = [];
    for await (const row of rowsOf(source, archive, workbook, sheet)) {
      top.push(row);
      if (top.length === MAX_ROWS_BEFORE_HEADER) break;
    }
    const header = top.find(({ fields }) => fields.filter((field) => field !== null).length > 1) ?? top[0];
    if (header && top.length > 1)
      found.push({ sheet, header, columns: columnNames(withoutEmptyEnd(header.fields)) });
  }
  return found;
}

function openSheet(
  source: Source,
  archive: ZipArchive,
  workbook: Workbook,
  { sheet, header, columns }: SheetWithHeader,
  options: PartOptions,
): OpenPart {
  const file = sheetName(source, sheet.name);
  return {
    file,
    format: 'XLSX',
    sheet: sheet.name,
    columns,
    rows: async function* () {
      for await (const { line, fields } of rowsOf(source, archive, workbook, sheet)) {
        if (line <= header.line) continue;
        const extra = fields.slice(columns.length).find((field) => field !== null);
        if (extra !== undefined) {
          options.onFinding({
            file,
            line,
            column: '',
            value: extra ?? '',
            outcome: 'rejected',
            reason: `expected cells only in the ${columns.length} columns with a name, got one to the right of them`,
          });
          continue;
        }
        yield { line, fields: columns.map((_, index) => fields[index] ?? null) };
      }
    },
  };
}

async function* rowsOf(
  source: Source,
  archive: ZipArchive,
  workbook: Workbook,
  sheet: SheetEntry,
): AsyncGenerator<PartRow> {
  const stream = await archive.read(sheet.member);
  if (stream) yield* sheetRows(stream, sheetName(source, sheet.name), workbook);
}

const sheetName = ({ name }: Source, sheet: string) => `${name} [${sheet}]`;

function withoutEmptyEnd(fields: PartRow['fields']): PartRow['fields'] {
  let width = fields.length;
  while (width > 0 && fields[width - 1] === null) width -= 1;
  return fields.slice(0, width);
}

function sameNames(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, index) => name === right[index]);
}
