/** The rows of a sheet as texts, one chunk of XML at a time. */
import type { Readable } from 'node:stream';
import { numberText } from '../number-text';
import type { Field, PartRow } from '../table';
import { excelDate, excelTime } from './excel-date';
import { parseXml } from './parse-xml';
import { decodeEscapes } from './workbook';
import type { Workbook } from './workbook';

/** Rows without a cell are left out; the fields end with the last cell of the row. */
export async function* sheetRows(
  stream: Readable,
  file: string,
  workbook: Workbook,
): AsyncGenerator<PartRow> {
  let rows: PartRow[] = [];
  let fields: Field[] = [];
  let line = 0;
  let column = -1;
  let type = 'n';
  let style = 0;
  let text = '';
  let isValue = false;
  let phonetic = 0;
  const steps = parseXml(stream, file, {
    open: (name, attributes) => {
      switch (name) {
        case 'row':
          line = attributes.r === undefined ? line + 1 : Number(attributes.r);
          fields = [];
          column = -1;
          break;
        case 'c':
          column = attributes.r === undefined ? column + 1 : columnIndex(attributes.r);
          type = attributes.t ?? 'n';
          style = Number(attributes.s ?? 0);
          text = '';
          break;
        case 'rPh':
          phonetic += 1;
          break;
      }
      isValue = name === 'v' || (name === 't' && phonetic === 0);
    },
    text: (part) => {
      if (isValue) text += part;
    },
    close: (name) => {
      isValue = false;
      if (name === 'rPh') phonetic -= 1;
      if (name === 'c') {
        while (fields.length < column) fields.push(null);
        fields[column] = cellText(text, type, style, workbook);
      }
      if (name === 'row' && fields.some((field) => field !== null)) rows.push({ line, fields });
    },
  });
  for await (const step of steps) {
    void step;
    const complete = rows;
    rows = [];
    yield* complete;
  }
}

/** 0 for `A1`, 27 for `AB12`. */
function columnIndex(reference: string): number {
  let index = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    index = index * 26 + letter;
  }
  return index - 1;
}

function cellText(raw: string, type: string, style: number, workbook: Workbook): Field {
  switch (type) {
    case 's':
      return workbook.sharedTexts[Number(raw)] || null;
    case 'inlineStr':
    case 'str':
      return decodeEscapes(raw) || null;
    case 'b':
      return raw === '1' ? 'true' : 'false';
    // The error of a formula, such as #N/A.
    case 'e':
      return null;
    // ISO text, written by few programs.
    case 'd':
      return raw.replace(/\.000$/, '') || null;
    default:
      return raw === '' ? null : typedNumber(Number(raw), style, workbook);
  }
}

function typedNumber(value: number, style: number, { formats, from1904 }: Workbook): Field {
  switch (formats[style]) {
    case 'date':
      return excelDate(value, { from1904, withTime: false }) ?? numberText(value);
    case 'date and time':
      return excelDate(value, { from1904, withTime: true }) ?? numberText(value);
    case 'time':
      return value >= 0 && value < 1
        ? excelTime(value)
        : (excelDate(value, { from1904, withTime: true }) ?? numberText(value));
    default:
      return numberText(value);
  }
}
