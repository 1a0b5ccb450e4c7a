/**
 * A CSV file as a stream of rows with line numbers. csv-parse runs at a quarter of its speed if it reports line
 * numbers, so they are counted here: one per row, plus one per line end inside a quoted field.
 */
import { createReadStream } from 'node:fs';
import { CsvError, Parser } from 'csv-parse';
import { ImportError } from './import-error';

export interface CsvRow {
  /** The row's first line, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** More than any valid row needs; a longer row has a quote that is never closed. */
const MAX_ROW_LENGTH = 1_000_000;

/** A Transform from bytes to {@link CsvRow} that skips blank lines. Fails with an {@link ImportError}. */
export class CsvRowParser extends Parser {
  /** @param line number of the first line, if the bytes do not begin at the start of the file */
  constructor(
    private readonly file: string,
    private line = 1,
  ) {
    super({
      bom: line === 1,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      max_record_size: MAX_ROW_LENGTH,
    });
  }

  override push(fields: string[] | null): boolean {
    if (fields === null) return super.push(null);
    const line = this.line;
    this.line += 1;
    for (const field of fields) this.line += lineEnds(field);
    return fields.length === 1 && fields[0] === '' ? true : super.push({ line, fields });
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    super._destroy(error instanceof CsvError ? this.malformed(error) : error, done);
  }

  private malformed(error: CsvError): ImportError {
    const problem = problems.get(error.code) ?? error.message;
    return new ImportError(`${this.file}, row starting at line ${this.line}: ${problem}.`, {
      cause: error,
    });
  }
}

/**
 * The header alone; undefined when the file is empty.
 *
 * @throws ImportError if the file cannot be read or its first row is malformed
 */
export async function readHeader(path: string, file: string): Promise<readonly string[] | undefined> {
  const bytes = createReadStream(path);
  const parser = new CsvRowParser(file);
  bytes.on('error', (error) => parser.destroy(error));
  try {
    for await (const row of bytes.pipe(parser)) return (row as CsvRow).fields;
    return undefined;
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(`Cannot read ${path} (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    });
  } finally {
    bytes.destroy();
  }
}

const problems: ReadonlyMap<string, string> = new Map([
  ['CSV_QUOTE_NOT_CLOSED', 'expected a closing quote, got the end of the file'],
  [
    'CSV_MAX_RECORD_SIZE',
    `expected at most ${MAX_ROW_LENGTH.toLocaleString('en')} characters in a row, got more; a quote is probably never closed`,
  ],
  [
    'CSV_INVALID_CLOSING_QUOTE',
    'expected a comma or the end of the line after a closing quote, got more text; double each quote inside a quoted field',
  ],
  [
    'INVALID_OPENING_QUOTE',
    'expected quotes only around a whole field, got one inside a field; quote the whole field and double the quote inside it',
  ],
]);

function lineEnds(field: string): number {
  let count = 0;
  for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) count++;
  return count;
}
