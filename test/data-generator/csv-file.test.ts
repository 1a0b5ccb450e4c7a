import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { CsvFile } from '../../src/data-generator/csv-file';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'csv-file-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('CsvFile', () => {
  test('quotes only where required, and a CSV reader reads the same fields back', async () => {
    const texts = ['plain', '', 'a,b', '12" plate', 'two\nlines', '"all", quoted', 'Crème brûlée'];
    const path = join(folder, 'texts.csv');
    const file = await CsvFile.create(path, ['text', 'number']);
    texts.forEach((text, index) => {
      file.text(text);
      file.integer(index);
      file.endRow();
    });
    await file.close();

    const written = readFileSync(path, 'utf8');
    expect(written.startsWith('text,number\nplain,0\n,1\n"a,b",2\n"12"" plate",3\n')).toBe(true);
    const rows: string[][] = parse(written, { from_line: 2 });
    expect(rows).toEqual(texts.map((text, index) => [text, `${index}`]));
    expect(file.rows).toBe(texts.length);
  });

  test('writes numbers of every length', async () => {
    const numbers = [0, 9, 10, 99, 100, 12_345, 999_999, 1_000_000, 2_147_483_647];
    const path = join(folder, 'numbers.csv');
    const file = await CsvFile.create(path, ['number']);
    for (const number of numbers) {
      file.integer(number);
      file.endRow();
    }
    await file.close();
    expect(readFileSync(path, 'utf8')).toBe(['number', ...numbers, ''].join('\n'));
  });

  test('keeps data until it is flushed, and reports in time that it is full', async () => {
    const path = join(folder, 'long.csv');
    const file = await CsvFile.create(path, ['text']);
    const long = 'x'.repeat(1_000_000);
    file.text(long);
    file.endRow();
    expect(file.isFull).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('');
    await file.flush();
    expect(file.isFull).toBe(false);
    file.integer(7);
    file.endRow();
    await file.close();
    expect(readFileSync(path, 'utf8')).toBe(`text\n${long}\n7\n`);
  });
});
