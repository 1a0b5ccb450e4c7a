import { Readable } from 'node:stream';
import { CsvRowParser } from '../../src/import/csv-rows';
import type { CsvRow } from '../../src/import/csv-rows';

async function rowsOf(text: string, chunkLength = text.length): Promise<readonly CsvRow[]> {
  const bytes = Buffer.from(text);
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += chunkLength) chunks.push(bytes.subarray(at, at + chunkLength));
  const parser = Readable.from(chunks).pipe(new CsvRowParser('orders.csv'));
  return (await parser.toArray()) as CsvRow[];
}

describe('CsvRowParser', () => {
  test('numbers rows by their first line, across quoted line ends and blank lines', async () => {
    const text = 'id,name\n1,"two\nlines"\n\n2,"three\r\nmore\nlines"\n3,"say ""hi"", please"\n';
    const expected = [
      { line: 1, fields: ['id', 'name'] },
      { line: 2, fields: ['1', 'two\nlines'] },
      { line: 5, fields: ['2', 'three\r\nmore\nlines'] },
      { line: 8, fields: ['3', 'say "hi", please'] },
    ];
    expect(await rowsOf(text)).toEqual(expected);
    for (const chunkLength of [1, 2, 3, 7]) expect(await rowsOf(text, chunkLength)).toEqual(expected);
  });

  test('accepts a byte order mark, CRLF, mixed line ends, and a missing line end at the end', async () => {
    expect(await rowsOf('\uFEFFid,name\r\n1,a\n2,b')).toEqual([
      { line: 1, fields: ['id', 'name'] },
      { line: 2, fields: ['1', 'a'] },
      { line: 3, fields: ['2', 'b'] },
    ]);
  });

  test('does not check the number of fields', async () => {
    expect((await rowsOf('a,b\n1\n1,2,3\n')).map(({ fields }) => fields.length)).toEqual([2, 1, 3]);
  });

  test.each([
    [
      'a quote that never closes',
      'a,b\n1,2\n3,"4\n5,6\n',
      'expected a closing quote, got the end of the file.',
    ],
    ['text after a closing quote', 'a,b\n1,2\n3,"4"4\n', 'expected a comma or the end of the line after'],
    ['a quote within a field', 'a,b\n1,2\n3,4"4\n', 'expected quotes only around a whole field'],
    [
      'a row that never ends',
      `a,b\n1,2\n3,"${'x\n'.repeat(600_000)}`,
      'expected at most 1,000,000 characters',
    ],
  ])('reports file and line of %s', async (_what, text, message) => {
    await expect(rowsOf(text)).rejects.toThrow(`orders.csv, row starting at line 3: ${message}`);
  });
});
