/** The same log in every format gives the same shop. */
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Database } from '../../../src/db/database';
import { createTestDatabase } from '../../setup/test-database';
import { importAny, shopOf } from '../import-any';
import { emptyTables } from '../import-into';
import { removeTemporaryFolders } from '../toy-folder';
import { number, text, xlsxBytes, zipBytes } from '../tables/archive-files';
import { folderOf, removeFolders } from '../tables/read-table';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => emptyTables(database));
afterAll(async () => {
  await database.close();
  removeTemporaryFolders();
  removeFolders();
});

const columns = ['Invoice', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'Price', 'Customer ID'];

type Row = readonly [string, string, string, number, string, number, number | null];

const rows: readonly Row[] = [
  ['489434', '85048', 'CRÈME JUG', 12, '2009-12-01 07:45:00', 6.95, 13_085],
  ['489434', '79323P', 'PINK CHERRY LIGHTS', 2, '2009-12-01 07:45:00', 6.75, 13_085],
  ['489435', '85048', 'CRÈME JUG', 1.5, '2009-12-13 19:00:00', 7.25, 13_085],
  ['C489449', '79323P', 'PINK CHERRY LIGHTS', -1, '2009-12-20 10:33:00', 6.75, 13_085],
  ['489450', 'POST', 'POSTAGE', 1, '2009-12-20 10:33:00', 18, 13_078],
  ['489451', '85048', 'CRÈME JUG', 4, '2009-12-21 10:33:00', 7.25, null],
];

const lines = (separator = ',', decimalMark = '.') =>
  [columns, ...rows]
    .map((row) =>
      row
        .map((cell) => (typeof cell === 'number' ? String(cell).replace('.', decimalMark) : (cell ?? '')))
        .join(separator),
    )
    .join('\r\n');

const jsonLines = rows
  .map((row) => JSON.stringify(Object.fromEntries(columns.map((column, index) => [column, row[index]]))))
  .join('\n');

/** Days since 1899-12-30, as Excel counts. */
const excelDay = (moment: string) => Date.parse(`${moment.replace(' ', 'T')}Z`) / 86_400_000 + 25_569;

const xlsx = xlsxBytes({
  formats: ['yyyy-mm-dd hh:mm'],
  sheets: [
    {
      name: 'Year 2009-2010',
      rows: Object.fromEntries(
        [columns, ...rows].map((row, index) => [
          index + 1,
          row.map((cell, column) => {
            if (cell === null) return undefined;
            if (index > 0 && column === 4) return number(excelDay(String(cell)), 1);
            return typeof cell === 'number' ? number(cell) : text(cell);
          }),
        ]),
      ),
    },
  ],
});

const parquet = Buffer.from(
  parquetWriteBuffer({
    columnData: [
      ...[0, 1, 2].map((index) => ({
        name: columns[index],
        type: 'STRING' as const,
        data: rows.map((row) => row[index]),
      })),
      { name: 'Quantity', type: 'DOUBLE' as const, data: rows.map((row) => row[3]) },
      {
        name: 'InvoiceDate',
        type: 'TIMESTAMP' as const,
        data: rows.map((row) => new Date(`${row[4].replace(' ', 'T')}Z`)),
      },
      { name: 'Price', type: 'DOUBLE' as const, data: rows.map((row) => row[5]) },
      // As pandas writes whole numbers with missing values.
      { name: 'Customer ID', type: 'DOUBLE' as const, data: rows.map((row) => row[6]) },
    ],
  }),
);

test.each<[string, string, string | Buffer]>([
  ['commas', 'log.csv', lines()],
  ['semicolons and decimal commas', 'log.csv', lines(';', ',')],
  ['tabs', 'LOG.TXT', lines('\t')],
  ['UTF-8 with a byte order mark', 'log.csv', `\ufeff${lines()}`],
  ['UTF-16', 'log.csv', Buffer.from(`\ufeff${lines('\t')}`, 'utf16le')],
  ['Windows-1252', 'log.csv', Buffer.from(lines(), 'latin1')],
  ['gzip', 'log.csv.gz', gzipSync(lines())],
  ['zip', 'log.zip', zipBytes([['export/log.csv', lines()]])],
  ['JSON lines', 'log.jsonl', jsonLines],
  ['XLSX', 'log.xlsx', xlsx],
  ['Parquet', 'log.parquet', parquet],
])('%s', async (_, name, content) => {
  const { summary, findings } = await importAny(database, [join(folderOf({ [name]: content }), name)]);
  expect(findings).toEqual([]);
  expect(summary.log?.counts).toMatchObject({ guestOrders: 1, returns: 1, unmatchedReturns: 0 });
  const { products, orders, items } = await shopOf(database);
  expect(products.map(({ id, name: label, price }) => [id, label, price])).toEqual([
    ['79323P', 'PINK CHERRY LIGHTS', '6.75'],
    ['85048', 'CRÈME JUG', '7.25'],
  ]);
  expect(
    orders.map(({ id, user, number: place, hour, days, at }) => [id, user, place, hour, days, at]),
  ).toEqual([
    ['489434', '13085', 1, 7, null, new Date('2009-12-01T07:45:00Z')],
    ['489435', '13085', 2, 19, 12, new Date('2009-12-13T19:00:00Z')],
  ]);
  expect(items.map(({ order, product, quantity }) => [order, product, quantity])).toEqual([
    ['489434', '85048', 12],
    ['489434', '79323P', 1],
    ['489435', '85048', 1.5],
  ]);
});
