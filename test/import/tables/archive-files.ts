/** Writes .zip and .xlsx files, byte by byte, so that tests decide what is in them. */
import { crc32, deflateRawSync } from 'node:zlib';

export type Member = readonly [name: string, content: string | Buffer];

interface ZipFaults {
  /** Claimed instead of the true size. */
  readonly claimedSize?: number;
  readonly isEncrypted?: boolean;
}

export function zipBytes(members: readonly Member[], { claimedSize, isEncrypted }: ZipFaults = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of members) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimedSize ?? bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name)]),
    );
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/** A cell as XML without its address, such as `<c t="s"><v>0</v></c>`; undefined leaves the cell out. */
export type CellXml = string | undefined;

export interface SheetText {
  readonly name: string;
  /** By row number, from 1. */
  readonly rows: Readonly<Record<number, readonly CellXml[]>>;
  readonly state?: string;
}

export interface WorkbookText {
  readonly sheets: readonly SheetText[];
  /** The items of sharedStrings.xml. */
  readonly shared?: readonly string[];
  /** Format code of each style, from style 1 on; style 0 is General. */
  readonly formats?: readonly string[];
  readonly from1904?: boolean;
}

export function xlsxBytes({ sheets, shared = [], formats = [], from1904 }: WorkbookText): Buffer {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipBytes([
    ['[Content_Types].xml', '<Types/>'],
    [
      'xl/workbook.xml',
      `<?xml version="1.0"?><workbook xmlns:r="${relations}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          ({ name, state }, s) =>
            `<sheet name="${name}" sheetId="${s}" r:id="rId${s}"${state ? ` state="${state}"` : ''}/>`,
        )
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${sheets
        .map(
          (_, s) =>
            `<Relationship Id="rId${s}" Type="${relations}/worksheet" Target="worksheets/sheet${s}.xml"/>`,
        )
        .join('')}</Relationships>`,
    ],
    ['xl/sharedStrings.xml', `<sst>${shared.map((item) => `<si>${item}</si>`).join('')}</sst>`],
    [
      'xl/styles.xml',
      `<styleSheet><numFmts>${formats
        .map((code, f) => `<numFmt numFmtId="${164 + f}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
        .join(
          '',
        )}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
        .map((_, f) => `<xf numFmtId="${164 + f}"/>`)
        .join('')}</cellXfs></styleSheet>`,
    ],
    ...sheets.map(({ rows }, s): Member => [`xl/worksheets/sheet${s}.xml`, sheetXml(rows)]),
  ]);
}

export const number = (value: number | string, style?: number): string =>
  `<c${style === undefined ? '' : ` s="${style}"`}><v>${value}</v></c>`;

export const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

function sheetXml(rows: SheetText['rows']): string {
  const lines = Object.entries(rows).map(
    ([line, cells]) =>
      `<row r="${line}">${cells
        .map((cell, c) => cell?.replace('<c', `<c r="${String.fromCharCode(65 + c)}${line}"`) ?? '')
        .join('')}</row>`,
  );
  return `<?xml version="1.0"?><worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`;
}
