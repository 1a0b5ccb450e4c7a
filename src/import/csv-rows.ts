/**
 * A CSV file as a stream of rows with their line numbers. The parser itself is csv-parse; it reports line numbers only
 * at a fourth of its speed, so they are counted here: one a row, and one for each line end inside a quoted field.
 */
import { createReadStream } from 'node:fs';
import { CsvError, Parser } from 'csv-parse';
import { ImportError } from './import-error';

export interface CsvRow {
  /** Of the row's first line, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** More than any honest row; what is longer has a quote that never closes. */
const longestRow = 1_000_000;

/** A Transform from bytes to {@link CsvRow}; blank lines are left out. Fails with an {@link ImportError}. */
export class CsvRowParser extends Parser {
  /** @param line number of the first line, when the bytes are a later part of the file */
  constructor(
    private readonly file: string,
    private line = 1,
  ) {
    super({
      bom: line === 1,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      max_record_size: longestRow,
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
    return new ImportError(`${this.file}, row that begins in line ${this.line}: ${problem}.`, {
      cause: error,
    });
  }
}

/**
 * The header alone; undefined when the file is empty.
 *
 * @throws ImportError when the file cannot be read or its first row is malformed
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
    `expected at most ${longestRow.toLocaleString('en')} characters in a row, got more; probably a quote is never closed`,
  ],
  [
    'CSV_INVALID_CLOSING_QUOTE',
    'expected a comma or the end of the line after a closing quote, got more text; a quote inside a quoted field is written twice',
  ],
  [
    'INVALID_OPENING_QUOTE',
    'expected a quote only around a whole field, got one within; such a field goes in quotes, with the quote inside written twice',
  ],
]);

function lineEnds(field: string): number {
  let count = 0;
  for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) count++;
  return count;
}
