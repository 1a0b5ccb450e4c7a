import { ImportError } from '../../import-error';
import { columnNames } from '../column-names';
import type { Source } from '../source/source';
import type { OpenPart, PartOptions, PartRow } from '../table';
import { detectDialect } from './detect-dialect';
import { RecordReader } from './record-reader';
import { openLines } from './text-lines';

/** @throws ImportError if there is no header */
export async function openCsv(source: Source, options: PartOptions): Promise<OpenPart> {
  const lines = await openLines(source, options);
  const sample = lines.sample.filter((line) => line.trim() !== '');
  // Excel's own way to name the delimiter.
  const named = /^"?sep=(.)"?$/i.exec(sample[0] ?? '')?.[1];
  const dialect = detectDialect(named === undefined ? sample : sample.slice(1), options.delimiter ?? named);

  async function* records(
    width: number | undefined,
    onFinding: PartOptions['onFinding'],
  ): AsyncGenerator<PartRow> {
    const reader = new RecordReader(dialect, width, options.limits.maxRowLines, (broken) =>
      onFinding({ file: source.name, column: '', outcome: 'rejected', ...broken }),
    );
    let isFirst = true;
    for await (const { line, texts } of lines.read(onFinding)) {
      let [from, kept] = [line, texts];
      if (isFirst && named !== undefined) [from, kept] = [line + 1, texts.slice(1)];
      isFirst = false;
      yield* reader.read(from, kept);
    }
    yield* reader.end();
  }

  const header = await first(records(undefined, () => undefined));
  if (!header) {
    throw new ImportError(
      `${source.name}: expected a header with column names, got none. Export the file with a header.`,
    );
  }
  const columns = columnNames(header.fields);
  return {
    file: source.name,
    format: 'CSV',
    get encoding() {
      return lines.encoding();
    },
    delimiter: dialect.delimiter,
    columns,
    rows: async function* () {
      for await (const row of records(columns.length, options.onFinding))
        if (row.line > header.line) yield row;
    },
  };
}

async function first<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}
