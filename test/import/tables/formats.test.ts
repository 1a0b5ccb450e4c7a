/** The same data in every format gives the same rows; typed cells become canonical text. */
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Table } from '../../../src/import/tables/table';
import { findFiles } from '../../../src/import/tables/find-files';
import { openTable } from '../../../src/import/tables/open-table';
import { number, text, xlsxBytes, zipBytes } from './archive-files';
import { failure, folderOf, readFiles, readOne, removeFolders } from './read-table';

afterAll(removeFolders);

const columns = ['Invoice', 'StockCode', 'Quantity', 'InvoiceDate', 'Price', 'Customer ID'];
const rows = [
  ['489434', '85048', '12', '2009-12-01T07:45:00', '6.95', '13085'],
  ['C489449', '22087', '-12', '2009-12-01T10:33:00', '2.95', null],
  ['489450', '079323P', '1.5', '2009-12-02T00:00:00', '0.1', '13086'],
];

const csv = [columns, ...rows].map((row) => row.map((field) => field ?? '').join(',')).join('\n');

const jsonLines = [
  {
    Invoice: 489434,
    StockCode: '85048',
    Quantity: 12,
    InvoiceDate: rows[0][3],
    Price: 6.95,
    'Customer ID': 13085,
  },
  {
    Invoice: 'C489449',
    StockCode: '22087',
    Quantity: -12,
    InvoiceDate: rows[1][3],
    Price: 2.95,
    'Customer ID': null,
  },
  {
    Invoice: '489450',
    StockCode: '079323P',
    Quantity: 1.5,
    InvoiceDate: rows[2][3],
    Price: 0.1,
    'Customer ID': '13086',
  },
]
  .map((row) => JSON.stringify(row))
  .join('\n');

const serials = [40148.3229166667, 40148.4395833333, 40149];

function sheet(lines: readonly number[] = [0, 1, 2]) {
  return {
    1: columns.map(text),
    ...Object.fromEntries(
      lines.map((line, at) => {
        const [invoice, code, quantity, , price, user] = rows[line];
        return [
          at + 2,
          [
            /^\d+$/.test(invoice ?? '') ? number(invoice ?? '') : text(invoice ?? ''),
            text(code ?? ''),
            number(quantity ?? ''),
            number(serials[line], 1),
            // Excel stores all digits of the binary number.
            number(line === 2 ? '0.10000000000000001' : (price ?? '')),
            user === null ? undefined : number(`${user}`),
          ],
        ];
      }),
    ),
  };
}

const xlsx = xlsxBytes({ sheets: [{ name: 'Orders', rows: sheet() }], formats: ['yyyy\\-mm\\-dd hh:mm'] });

const parquet = Buffer.from(
  parquetWriteBuffer({
    columnData: [
      { name: 'Invoice', data: rows.map(([value]) => value), type: 'STRING' },
      { name: 'StockCode', data: rows.map(([, value]) => value), type: 'STRING' },
      { name: 'Quantity', data: rows.map(([, , value]) => Number(value)), type: 'DOUBLE' },
      { name: 'InvoiceDate', data: rows.map((row) => row[3]), type: 'STRING' },
      { name: 'Price', data: [6.95, 2.95, 0.1].map(Math.fround), type: 'FLOAT' },
      { name: 'Customer ID', data: [13085, NaN, 13086], type: 'DOUBLE' },
    ],
    rowGroupSize: 2,
  }),
);

test.each([
  ['CSV', 'orders.CSV', csv],
  ['CSV', 'orders.csv.GZ', gzipSync(csv)],
  ['CSV', 'orders', csv],
  [
    'CSV',
    'orders.zip',
    zipBytes([
      ['export/orders.csv', csv],
      ['__MACOSX/export/._orders.csv', 'x'],
    ]),
  ],
  ['CSV', 'orders.zip', zipBytes([['orders.csv.gz', gzipSync(csv)]])],
  ['JSON lines', 'orders.jsonl', jsonLines],
  ['JSON lines', 'orders.ndjson.gz', gzipSync(jsonLines)],
  ['XLSX', 'orders.XLSX', xlsx],
  ['XLSX', 'orders.zip', zipBytes([['orders.xlsx', xlsx]])],
  ['Parquet', 'orders.parquet', parquet],
  ['Parquet', 'orders.zip', zipBytes([['orders.parquet', parquet]])],
])('%s in %s gives the same rows', async (format, name, bytes) => {
  const read = await readFiles({ [name]: bytes }, {}, [name]);
  expect(read.columns).toEqual(columns);
  expect(read.rows).toEqual(rows);
  expect(read.parts[0].format).toBe(format);
  expect(read.findings).toEqual([]);
});

describe('several files', () => {
  const [header, ...lines] = csv.split('\n');
  test('form one log, whatever the order of their columns', async () => {
    const turned = csv
      .split('\n')
      .map((line) => line.split(',').reverse().join(','))
      .join('\n');
    const read = await readFiles({
      'a.csv': [header, lines[0]].join('\n'),
      'b.zip': zipBytes([
        ['1.csv', turned],
        ['2.xlsx', xlsx],
        ['3.xlsx', xlsx],
      ]),
    });
    expect(read.rows).toEqual([rows[0], ...rows, ...rows, ...rows]);
    expect(read.parts.map(({ file }) => file)).toEqual([
      'a.csv',
      'b.zip/1.csv',
      'b.zip/2.xlsx [Orders]',
      'b.zip/3.xlsx [Orders]',
    ]);
  });

  test('with different columns are refused with the difference', async () => {
    expect(await failure(readFiles({ 'a.csv': 'id,name\n1,x\n', 'b.csv': 'id,title\n1,x\n' }))).toBe(
      'Expected files with the same columns, which form one log: b.csv lacks name; only b.csv has title (compared with a.csv). Import files of different kinds separately.',
    );
  });

  test('folders and patterns in any letter case; other files are named', async () => {
    const folder = folderOf({
      '2023/A.CSV': csv,
      '2024/b.csv': csv,
      '2024/readme.md': 'x',
      '2024/.hidden.csv': 'x',
    });
    const names = async (...patterns: string[]) =>
      (await findFiles(patterns, folder)).files.map(({ name }) => name);
    expect(await names('**/*.csv')).toEqual(['2023/A.CSV', '2024/b.csv']);
    expect(await names('2024', '2023', '2024/b.csv')).toEqual(['2024/b.csv', '2023/A.CSV']);
    expect((await findFiles(['2024'], folder)).unread.map(({ name }) => name)).toEqual(['2024/readme.md']);
    expect(await failure(findFiles(['2025/*.csv'], folder))).toBe(
      'Expected tables (.csv, .tsv, .txt, .jsonl, .xlsx, .parquet, also .gz and .zip): no file matches 2025/*.csv. Check the path.',
    );
    expect(await failure(findFiles(['.'], folderOf({ 'a.pdf': 'x' })))).toContain(
      'in the folder .: it has a.pdf. Name the files',
    );
  });

  test('a member of an archive that is no table is named', async () => {
    const { findings } = await readOne(
      'a.zip',
      zipBytes([
        ['orders.csv', csv],
        ['note.md', 'x'],
      ]),
    );
    expect(findings).toMatchObject([{ file: 'a.zip/note.md', outcome: 'noted' }]);
  });
});

describe('workbooks', () => {
  test('sheets with the same columns form one log, others are named', async () => {
    const bytes = xlsxBytes({
      formats: ['m/d/yy h:mm'],
      sheets: [
        { name: '2009', rows: sheet([0]) },
        { name: 'Notes', rows: { 1: [text('a'), text('b')], 2: [text('1'), text('2')] } },
        { name: '2010', rows: sheet([1, 2]) },
        { name: 'Old', rows: sheet([1]), state: 'hidden' },
      ],
    });
    const { rows: found, parts, findings } = await readOne('a.xlsx', bytes);
    expect(found).toEqual(rows);
    expect(parts.map(({ sheet }) => sheet)).toEqual(['2009', '2010']);
    expect(findings.map(({ file }) => file)).toEqual(['a.xlsx [Notes]', 'a.xlsx [Old]']);
    expect((await readOne('a.xlsx', bytes, { sheet: 'notes' })).rows).toEqual([['1', '2']]);
    expect(await failure(readOne('a.xlsx', bytes, { sheet: '2011' }))).toBe(
      'a.xlsx: expected a sheet 2011 with rows, got 2009, Notes, 2010, Old.',
    );
  });

  test('cells of every type', async () => {
    const bytes = xlsxBytes({
      shared: [
        '<t>Milk</t>',
        '<r><t>Crème </t></r><r><t xml:space="preserve">fraîche</t></r><rPh><t>x</t></rPh>',
        '<t>a_x000D_b &amp; c</t>',
      ],
      formats: ['dd.mm.yyyy', '[$-409]h:mm AM/PM', '"day "0', '[h]:mm', '#,##0.00\\ [$EUR]'],
      sheets: [
        {
          name: 'S',
          rows: {
            1: [text('Report of orders')],
            3: ['a', 'b', 'c'].map(text),
            4: ['<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>', '<c t="s"><v>2</v></c>'],
            5: [number(45350, 1), number(45350.5, 1), number(0.75, 2)],
            6: [number(7, 3), number(0.5, 4), number(1234.5, 5)],
            7: ['<c t="b"><v>1</v></c>', '<c t="e"><v>#N/A</v></c>', '<c t="str"><f>A1</f><v>x</v></c>'],
            8: [number(1e-7), number(123456789012345), number(13085)],
            9: [undefined, undefined, undefined, text('note')],
          },
        },
      ],
    });
    const read = await readOne('a.xlsx', bytes);
    expect(read.columns).toEqual(['a', 'b', 'c']);
    expect(read.rows).toEqual([
      ['Milk', 'Crème fraîche', 'a\rb & c'],
      ['2024-02-28', '2024-02-28T12:00:00', '18:00:00'],
      ['7', '12:00:00', '1234.5'],
      ['true', null, 'x'],
      ['0.0000001', '123456789012345', '13085'],
    ]);
    expect(read.findings).toMatchObject([{ line: 9, value: 'note', outcome: 'rejected' }]);
  });

  test('dates count from 1904 in workbooks of early Macs', async () => {
    const bytes = xlsxBytes({
      from1904: true,
      formats: ['yyyy-mm-dd'],
      sheets: [{ name: 'S', rows: { 1: [text('a'), text('b')], 2: [number(0, 1), number(43888, 1)] } }],
    });
    expect((await readOne('a.xlsx', bytes)).rows).toEqual([['1904-01-01', '2024-02-28']]);
  });
});

describe('typed columns of Parquet files', () => {
  test('keep all digits, and tell moments from local times', async () => {
    const timestamp = (name: string, isAdjustedToUTC: boolean) =>
      ({
        name,
        type: 'INT64',
        repetition_type: 'OPTIONAL',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC, unit: 'MICROS' },
      }) as const;
    const bytes = parquetWriteBuffer({
      schema: [
        { name: 'root', num_children: 6 },
        timestamp('local', false),
        timestamp('moment', true),
        { name: 'day', type: 'INT32', repetition_type: 'OPTIONAL', converted_type: 'DATE' },
        { name: 'id', type: 'INT64', repetition_type: 'OPTIONAL' },
        {
          name: 'price',
          type: 'INT64',
          repetition_type: 'OPTIONAL',
          converted_type: 'DECIMAL',
          scale: 2,
          precision: 18,
        },
        { name: 'tags', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
      ],
      columnData: [
        { name: 'local', data: [1259653500000001n, null] },
        { name: 'moment', data: [1259653500000000n, -1n] },
        { name: 'day', data: [14579, null] },
        { name: 'id', data: [9007199254740993n, null] },
        { name: 'price', data: [-1250n, 5n] },
        { name: 'tags', data: [Buffer.from('Käse'), null] },
      ],
    });
    const { rows: found } = await readOne('a.parquet', Buffer.from(bytes));
    expect(found).toEqual([
      [
        '2009-12-01T07:45:00.000001',
        '2009-12-01T07:45:00Z',
        '2009-12-01',
        '9007199254740993',
        '-12.5',
        'Käse',
      ],
      [null, '1969-12-31T23:59:59.999999Z', null, null, '0.05', null],
    ]);
  });
});

describe('JSON lines', () => {
  test('objects become columns, long ids keep their digits, bad lines are rejects', async () => {
    const {
      columns: found,
      rows: read,
      findings,
    } = await readOne(
      'a.jsonl',
      '{"id":12345678901234567890,"user":{"id":7,"name":"A"},"tags":["x",1]}\n{"id":2\n[1]\n{"id":3.0,"user":{"name":"12345678901234567890"}}\n',
    );
    expect(found).toEqual(['id', 'user.id', 'user.name', 'tags']);
    expect(read).toEqual([
      ['12345678901234567890', '7', 'A', '["x",1]'],
      ['3', null, '12345678901234567890', null],
    ]);
    expect(findings.map(({ line }) => line)).toEqual([2, 3]);
  });
});

describe('files that cannot be read', () => {
  test.each([
    ['an empty file', 'a.csv', '', 'a.csv: expected a header and rows, got an empty file.'],
    ['a JSON array', 'a.json', '[{"a":1}]', 'got an array. Convert it'],
    [
      'an old workbook',
      'a.xls',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'Save it as .xlsx without a password',
    ],
    ['Zstandard', 'a.zst', Buffer.from('28b52ffd00', 'hex'), 'Decompress it, or compress it as .gz or .zip'],
    ['a cut .gz', 'a.csv.gz', gzipSync(csv).subarray(0, 60), 'the compressed data is damaged or incomplete'],
    [
      'a cut .zip',
      'a.zip',
      zipBytes([['a.csv', csv]]).subarray(0, 80),
      'the archive is damaged or incomplete',
    ],
    [
      'a password',
      'a.zip',
      zipBytes([['a.csv', csv]], { isEncrypted: true }),
      'Create the archive without a password',
    ],
    [
      'no tables',
      'a.zip',
      zipBytes([
        ['a.md', 'x'],
        ['b.md', 'x'],
      ]),
      'expected tables (.csv',
    ],
    [
      'a cut .parquet',
      'a.parquet',
      parquet.subarray(0, 200),
      'expected a Parquet file, got one that is damaged',
    ],
  ])('%s: the message says what to do', async (_, name, bytes, message) => {
    expect(await failure(readFiles({ [name]: bytes }, {}, [name]))).toContain(message);
  });

  const bomb = 'a,b\n'.repeat(500_000);
  const limits = { minCheckedBytes: 100_000, maxExpansion: 100 };
  test.each([
    ['a.csv.gz', gzipSync(bomb)],
    ['a.zip', zipBytes([['a.csv', bomb]])],
    ['a.zip', zipBytes([['a.csv.gz', gzipSync(bomb)]])],
    // The size in the archive is a lie.
    ['a.zip', zipBytes([['a.csv', bomb]], { claimedSize: 1_000 })],
  ])('%s that expands beyond the limits is refused', async (name, bytes) => {
    expect(await failure(readOne(name, bytes, { limits }))).toMatch(
      /decompression bomb|damaged|invalid|too many bytes/,
    );
    expect(await failure(readOne(name, bytes, { limits: { maxExpandedBytes: 1_000_000 } }))).toMatch(
      /at most 1,000,000 bytes|damaged|too many bytes/,
    );
  });
});

test('a table can be read twice, and stopped in the middle', async () => {
  const folder = folderOf({
    'a.zip': zipBytes([
      ['a.csv.gz', gzipSync(csv)],
      ['b.xlsx', xlsx],
    ]),
  });
  const table: Table = await openTable((await findFiles(['a.zip'], folder)).files);
  for await (const { line } of table.rows()) {
    expect(line).toBe(2);
    break;
  }
  const found: unknown[] = [];
  for await (const { part, fields } of table.rows()) found.push([part, fields]);
  expect(found).toEqual([...rows.map((fields) => [0, fields]), ...rows.map((fields) => [1, fields])]);
  await table.close();
});
