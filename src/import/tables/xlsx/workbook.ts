/** What must be known before a sheet is read: the sheets, the shared texts and the formats of the styles. */
import { ImportError } from '../../import-error';
import type { TableLimits } from '../limits';
import type { ZipArchive } from '../source/zip-archive';
import { builtInFormat, customFormat } from './cell-formats';
import type { CellFormat } from './cell-formats';
import { parseXml } from './parse-xml';
import type { XmlHandler } from './parse-xml';

export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  readonly sharedTexts: readonly string[];
  /** By style number. */
  readonly formats: readonly CellFormat[];
  readonly from1904: boolean;
}

export interface SheetEntry {
  readonly name: string;
  /** Member of the archive. */
  readonly member: string;
  readonly isHidden: boolean;
}

/** @throws ImportError if the workbook is damaged */
export async function readWorkbook(
  archive: ZipArchive,
  file: string,
  limits: TableLimits,
): Promise<Workbook> {
  const targets = new Map<string, string>();
  await readMember(archive, 'xl/_rels/workbook.xml.rels', file, {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target) targets.set(Id, memberName(Target));
    },
  });
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  await readMember(archive, 'xl/workbook.xml', file, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key === 'r:id' || key.endsWith(':id'))?.[1];
      const member = targets.get(relation ?? '');
      if (member !== undefined && archive.names.includes(member)) {
        sheets.push({
          name: attributes.name ?? '',
          member,
          isHidden: (attributes.state ?? 'visible') !== 'visible',
        });
      }
    },
  });
  if (sheets.length === 0) throw new ImportError(`${file}: expected a sheet with orders, got none.`);
  return {
    sheets,
    sharedTexts: await readSharedTexts(archive, file, limits),
    formats: await readFormats(archive, file),
    from1904,
  };
}

async function readSharedTexts(archive: ZipArchive, file: string, limits: TableLimits): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let characters = 0;
  let isText = false;
  let phonetic = 0;
  await readMember(archive, 'xl/sharedStrings.xml', file, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic += 1;
      isText = name === 't' && phonetic === 0;
    },
    text: (part) => {
      if (isText) text += part;
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') phonetic -= 1;
      if (name !== 'si') return;
      texts.push(decodeEscapes(text));
      characters += text.length;
      if (characters > limits.maxSharedText) {
        throw new ImportError(
          `${file}: expected at most ${limits.maxSharedText.toLocaleString('en')} characters of text, got more. Save the sheet as CSV.`,
        );
      }
    },
  });
  return texts;
}

async function readFormats(archive: ZipArchive, file: string): Promise<CellFormat[]> {
  const custom = new Map<number, CellFormat>();
  const formats: CellFormat[] = [];
  let isCellStyle = false;
  await readMember(archive, 'xl/styles.xml', file, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        custom.set(Number(attributes.numFmtId), customFormat(attributes.formatCode ?? ''));
      if (name === 'cellXfs') isCellStyle = true;
      if (name !== 'xf' || !isCellStyle) return;
      const id = Number(attributes.numFmtId ?? 0);
      formats.push(custom.get(id) ?? builtInFormat(id));
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return formats;
}

/** Does nothing if there is no such member: workbooks without texts or styles lack these. */
async function readMember(
  archive: ZipArchive,
  name: string,
  file: string,
  handler: XmlHandler,
): Promise<void> {
  const stream = await archive.read(name);
  if (!stream) return;
  const steps = parseXml(stream, file, handler);
  while (!(await steps.next()).done);
}

/** Characters that XML does not allow are written as `_x000D_`. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

const memberName = (target: string) =>
  target.startsWith('/') ? target.slice(1) : `xl/${target}`.replace('xl/../', '');

const isTrue = (value: string | undefined) => value === '1' || value === 'true';
