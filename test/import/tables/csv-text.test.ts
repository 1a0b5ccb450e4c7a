/** Delimiters, quotes, encodings and broken lines of CSV files. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { failure, readOne, removeFolders } from './read-table';

afterAll(removeFolders);

describe('delimiter and quotes', () => {
  test.each([
    [',', 'id,name,price\n1,"Milk, fresh",2.5\n2,Bread,3\n'],
    [';', 'id;name;price\n1;"Milk, fresh";2,5\n2;Bread;3,0\n'],
    ['\t', 'id\tname\tprice\n1\tMilk, fresh\t2.5\n2\tBread\t3\n'],
    ['|', 'id|name|price\n1|Milk, fresh|2.5\n2|Bread|3\n'],
  ])('%j is detected', async (delimiter, text) => {
    const { parts, rows } = await readOne('a.csv', text);
    expect(parts[0].delimiter).toBe(delimiter);
    expect(rows.map(([id, name]) => [id, name])).toEqual([
      ['1', 'Milk, fresh'],
      ['2', 'Bread'],
    ]);
  });

  test("Excel's line that names the delimiter is not a header", async () => {
    const { columns, rows, lines } = await readOne('a.csv', 'sep=;\r\nid;name\r\n1;Milk\r\n');
    expect([columns, rows, lines]).toEqual([['id', 'name'], [['1', 'Milk']], [3]]);
  });

  test('single quotes around fields and backslashes before quotes are recognised', async () => {
    expect((await readOne('a.csv', "'id','name'\n'1','Milk, fresh'\n")).rows).toEqual([['1', 'Milk, fresh']]);
    expect((await readOne('b.csv', '"id","name"\n"1","The \\"best\\" milk, C:\\\\x"\n')).rows).toEqual([
      ['1', 'The "best" milk, C:\\x'],
    ]);
  });

  test('a quote inside an unquoted field is a character', async () => {
    const { rows, findings } = await readOne('a.csv', 'id,name\n1,6" plate\n2,Gift "Love"\n');
    expect([rows, findings]).toEqual([
      [
        ['1', '6" plate'],
        ['2', 'Gift "Love"'],
      ],
      [],
    ]);
  });

  test('column names are trimmed, complete and unique', async () => {
    const { columns } = await readOne('a.csv', ',Price , price,\n0,1,2,3\n');
    expect(columns).toEqual(['column 1', 'Price', 'price (2)', 'column 4']);
  });

  test('empty fields are null, quoted or not, and blank lines are no rows', async () => {
    const { rows, lines } = await readOne('a.csv', 'a,b,c\n1,,""\n\n   \n,,3\n');
    expect(rows).toEqual([
      ['1', null, null],
      [null, null, '3'],
    ]);
    expect(lines).toEqual([2, 5]);
  });

  test('delimiters at the end of each line are ignored', async () => {
    expect((await readOne('a.csv', 'a,b\n1,2,,\n3,4,,\n')).rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('line ends of Windows and of early Macs', async () => {
    for (const end of ['\r\n', '\r']) {
      expect((await readOne('a.csv', ['a,b', '1,2', '3,4', ''].join(end))).rows).toEqual([
        ['1', '2'],
        ['3', '4'],
      ]);
    }
  });

  test('well-formed files have the rows that csv-parse reads', async () => {
    const field = fc.stringMatching(/^[a-z0-9 ,;"\n]{0,8}$/).map((text) => text.trim());
    const row = fc.tuple(fc.constant('x'), field, field, fc.constant('y'));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const csv = ['"a","b","c","d"', ...rows.map((fields) => fields.map(quoted).join(','))].join('\r\n');
        const expected = parse(csv).slice(1);
        const { rows: found, findings } = await readOne('a.csv', csv, { delimiter: ',' });
        expect(found).toEqual(expected.map((fields) => fields.map((text) => text || null)));
        expect(findings).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a broken line is one reject', () => {
  test('a quote that is never closed does not swallow the rows after it', async () => {
    const { rows, lines, findings } = await readOne(
      'a.csv',
      'id,name,n\n1,Milk,1\n2,"Bread,1\n3,Tea,1\n4,"Jam",1\n5,Oil,1\n',
    );
    expect(rows.map(([id]) => id)).toEqual(['1', '3', '4', '5']);
    expect(lines).toEqual([2, 4, 5, 6]);
    expect(findings).toEqual([
      {
        file: 'a.csv',
        line: 3,
        column: '',
        value: '2,"Bread,1',
        outcome: 'rejected',
        reason:
          'expected a closing quote, got none that ends a field; close the quote, or double it if it belongs to the text',
      },
    ]);
  });

  test('also at the end of the file, and when no other line has a quote', async () => {
    const others = Array.from({ length: 500 }, (_, n) => `${n},Tea,1\n`).join('');
    const { rows, findings } = await readOne('a.csv', `id,name,n\n"1,Milk,1\n${others}x,"Jam,1`);
    expect(rows).toHaveLength(500);
    expect(findings.map(({ line }) => line)).toEqual([2, 503]);
  });

  test('a quoted field with line ends is one row, even with delimiters and quotes in it', async () => {
    const { rows, lines } = await readOne('a.csv', 'id,note\n1,"please, ring\n""twice""\nthanks"\n2,\n');
    expect(rows).toEqual([
      ['1', 'please, ring\n"twice"\nthanks'],
      ['2', null],
    ]);
    expect(lines).toEqual([2, 5]);
  });

  test('too few or too many fields, and text after a closing quote', async () => {
    const { rows, findings } = await readOne('a.csv', 'a,b\n1\n1,2,3\n"x"y,2\n3,4\n');
    expect(rows).toEqual([['3', '4']]);
    expect(findings.map(({ line, reason }) => [line, reason.slice(0, 36)])).toEqual([
      [2, 'expected 2 fields as in the header, '],
      [3, 'expected 2 fields as in the header, '],
      [4, 'expected a delimiter after a closing'],
    ]);
  });

  test('a line longer than the limit', async () => {
    const long = 'x'.repeat(300_000);
    const { rows, findings } = await readOne('a.csv', `a,b\n1,2\n${long},${long}\n3,4\n`, {
      limits: { maxLineBytes: 100_000 },
    });
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(findings).toMatchObject([
      { line: 3, reason: 'expected at most 100,000 bytes in a line, got more' },
    ]);
  });
});

describe('encodings', () => {
  const text = 'id,name\n1,Crème fraîche\n2,Grüße €5\n';
  const expected = [
    ['1', 'Crème fraîche'],
    ['2', 'Grüße €5'],
  ];
  const bigEndian = (bytes: Buffer) => Buffer.from(bytes).swap16();
  const windows = Buffer.from(text.replace('€', '\x80'), 'latin1');

  test.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', bigEndian(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['windows-1252', windows],
  ])('%s is detected from the bytes', async (encoding, bytes) => {
    const { columns, rows, parts, findings } = await readOne('a.csv', bytes);
    expect([columns, rows, findings]).toEqual([['id', 'name'], expected, []]);
    expect(parts[0].encoding).toBe(encoding);
  });

  test('the first line that is not ASCII decides, however late it is', async () => {
    const ascii = Array.from({ length: 200_000 }, (_, n) => `${n},Tea\n`).join('');
    const latin = Buffer.from(`id,name\n${ascii}1,Crème\n`, 'latin1');
    const { rows, parts } = await readOne('a.csv', latin);
    expect(rows[rows.length - 1]).toEqual(['1', 'Crème']);
    expect(parts[0].encoding).toBe('windows-1252');
  });

  test('a line in another encoding is rejected with its number and value', async () => {
    const mixed = Buffer.concat([
      Buffer.from('id,name\n1,Grün\n2,Käse\n'),
      Buffer.from('3,Crème\n', 'latin1'),
      Buffer.from('4,Öl\n'),
    ]);
    const { rows, findings } = await readOne('a.csv', mixed);
    expect(rows.map(([id]) => id)).toEqual(['1', '2', '4']);
    expect(findings).toMatchObject([{ line: 4, value: '3,Crème', outcome: 'rejected' }]);
    expect(findings[0].reason).toContain('expected UTF-8');
  });

  test('an encoding can be named; a wrong one is reported with line and value', async () => {
    const polish = Buffer.from('id,name\n1,\xafur\n', 'latin1');
    expect((await readOne('a.csv', polish, { encoding: 'iso-8859-2' })).rows).toEqual([['1', 'Żur']]);
    const undefinedByte = Buffer.from('id,name\n1,\x8dx\n2,y\n', 'latin1');
    const { rows, findings } = await readOne('a.csv', undefinedByte);
    expect(rows).toEqual([['2', 'y']]);
    expect(findings).toMatchObject([{ line: 2, outcome: 'rejected' }]);
    expect(await failure(readOne('a.csv', polish, { encoding: 'utf-9' }))).toBe(
      'a.csv: expected an encoding such as utf-8, utf-16le, windows-1252 or iso-8859-2, got utf-9.',
    );
  });
});
