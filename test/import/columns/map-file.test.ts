/** Map files: written, edited by a person, and read again. */
import { failureOf } from './failure-of';
import { readMapFile, writeMapFile } from '../../../src/import/columns/map-file';
import { defaultSettings } from '../../../src/import/columns/mapping';
import { recogniseColumns } from '../../../src/import/columns/recognise-columns';

const columns = [
  'Invoice',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'Price',
  'Customer ID',
  'Country',
];
const read = (text: string) => readMapFile(text, 'map.yaml', columns);

test('what was recognised is the same after writing and reading', () => {
  const { mapping, unread } = recogniseColumns(columns, []);
  const text = writeMapFile(mapping, unread);
  expect(read(text)).toEqual(mapping);
  expect(text).toContain('user: Customer ID # who ordered');
  expect(text).toContain('# Columns that are not read: Country');
  expect(text).toContain('zone: Europe/London');
  expect(text).toContain('dateOrder: m/d/y');
});

test('YAML or JSON; several columns for a role; names in any letter case; defaults for the rest', () => {
  const expected = {
    ...defaultSettings,
    columns: { user: ['Customer ID'], product: ['StockCode', 'Description'], time: ['InvoiceDate'] },
    guests: 'count',
  };
  expect(
    read(
      'columns:\n  user: customer id\n  product: [StockCode, Description]\n  time: InvoiceDate\nguests: count\n',
    ),
  ).toEqual(expected);
  expect(
    read(
      '{"columns": {"user": "Customer ID", "product": ["StockCode", "Description"], "time": "InvoiceDate"}, "guests": "count"}',
    ),
  ).toEqual(expected);
});

const valid = 'columns: { user: Customer ID, product: StockCode, time: InvoiceDate }\n';

test.each([
  ['a role', 'columns: { usr: Customer ID }', 'map.yaml: expected a role, got usr. Did you mean user?'],
  ['a setting', `${valid}guest: count`, 'map.yaml: expected a setting, got guest. Did you mean guests?'],
  ['a setting that is like none', `${valid}xyz: 1`, 'got xyz. Use one of columns, dateOrder,'],
  [
    'a column',
    'columns: { user: Custmer ID, product: StockCode, time: InvoiceDate }',
    'map.yaml: expected the name of a column for user, got Custmer ID. Did you mean Customer ID? The files have Invoice,',
  ],
  [
    'a value',
    `${valid}dateOrder: y/m/d`,
    'map.yaml: dateOrder: Invalid option: expected one of "d/m/y"|"m/d/y".',
  ],
  ['a zone', `${valid}zone: Europe/Londn`, 'map.yaml: zone: expected a time zone such as Europe/London.'],
  [
    'a required role',
    'columns: { user: Customer ID }',
    'map.yaml: expected columns for product and time or orderNumber, got none. Add them below columns.',
  ],
  ['everything', '', 'map.yaml: the file: '],
  ['the syntax', 'columns:\n  user: [a', 'map.yaml, line 2: expected YAML or JSON.'],
])('a mistake in %s is explained', (_, text, message) => {
  expect(failureOf(() => read(text))).toContain(message);
});
