/**
 * JSON lines: one object per line. Objects inside objects become columns such as `customer.id`; arrays stay JSON.
 * The columns are those of the first lines, because objects may leave out what is empty.
 */
import { ImportError } from '../../import-error';
import { numberText } from '../number-text';
import type { Source } from '../source/source';
import type { Field, OpenPart, PartOptions, PartRow } from '../table';
import { openLines } from './text-lines';

/** @throws ImportError if no line at the beginning is a JSON object */
export async function openJsonLines(source: Source, options: PartOptions): Promise<OpenPart> {
  const lines = await openLines(source, options);
  const columns = [...new Set(lines.sample.flatMap((line) => [...(cellsOf(line)?.keys() ?? [])]))];
  if (columns.length === 0) {
    throw new ImportError(
      `${source.name}: expected one JSON object per line, got ${(lines.sample[0] ?? '').slice(0, 60)}. Check the export.`,
    );
  }
  const positions = new Map(columns.map((name, index) => [name, index]));

  async function* rows(): AsyncGenerator<PartRow> {
    const late = new Set<string>();
    for await (const { line, texts } of lines.read(options.onFinding)) {
      for (let index = 0; index < texts.length; index++) {
        const text = texts[index];
        if (text === undefined || text.trim() === '') continue;
        const cells = cellsOf(text);
        if (!cells) {
          options.onFinding({
            file: source.name,
            line: line + index,
            column: '',
            value: text,
            outcome: 'rejected',
            reason: 'expected one JSON object in the line, got invalid JSON or another value',
          });
          continue;
        }
        const fields: Field[] = new Array<Field>(columns.length).fill(null);
        for (const [name, value] of cells) {
          const position = positions.get(name);
          if (position !== undefined) fields[position] = value;
          else if (value !== null && !late.has(name)) {
            late.add(name);
            options.onFinding({
              file: source.name,
              line: line + index,
              column: name,
              value,
              outcome: 'noted',
              reason: 'column not read, because it is missing from the first lines of the file',
            });
          }
        }
        yield { line: line + index, fields };
      }
    }
  }

  return {
    file: source.name,
    format: 'JSON lines',
    get encoding() {
      return lines.encoding();
    },
    columns,
    rows,
  };
}

function cellsOf(line: string): Map<string, Field> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(withLongNumbersAsText(line));
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const cells = new Map<string, Field>();
  addCells(value, '', cells);
  return cells;
}

function addCells(
  object: Readonly<Record<string, unknown>>,
  prefix: string,
  cells: Map<string, Field>,
): void {
  for (const [key, value] of Object.entries(object)) {
    if (isObject(value)) addCells(value, `${prefix}${key}.`, cells);
    else cells.set(prefix + key, textOf(value));
  }
}

function textOf(value: unknown): Field {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** JavaScript numbers have about 15 digits; ids can have more. */
function withLongNumbersAsText(line: string): string {
  if (!/\d{16}/.test(line)) return line;
  return line.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
