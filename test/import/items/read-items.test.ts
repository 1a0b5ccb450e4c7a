/** For any file, the rows and findings equal those of the CSV parser with the rules of the columns. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { checkRow } from '../../../src/import/check-row';
import type { RowFinding } from '../../../src/import/row-finding';
import { locateColumns } from '../../../src/import/csv-header';
import { CsvRowParser } from '../../../src/import/csv-rows';
import type { CsvRow } from '../../../src/import/csv-rows';
import { orderItems } from '../../../src/import/file-kind';
import { ItemReader } from '../../../src/import/items/read-items';
import type { ReadSizes } from '../../../src/import/items/read-items';
import type { PlannedFile } from '../../../src/import/planned-file';
import { removeTemporaryFolders, temporaryFolder } from '../toy-folder';

type Row = readonly number[];

afterAll(removeTemporaryFolders);

const USUAL_HEADER = 'order_id,product_id,add_to_cart_order,reordered';
const path = join(temporaryFolder(), 'order_items.csv');

function planned(header: string): PlannedFile {
  const name = 'order_items.csv';
  const layout = locateColumns(orderItems, name, header.split(','));
  return { kind: orderItems, name, path, bytes: 0, number: 1, layout, fingerprint: '' };
}

async function readBatches(text: string, header: string, sizes?: ReadSizes) {
  writeFileSync(path, text);
  const findings: RowFinding[] = [];
  const reader = new ItemReader(planned(header), (finding) => findings.push(finding), sizes);
  const rows: Row[] = [];
  for await (const batch of reader.batches()) {
    for (let i = 0; i < batch.size; i++) {
      const { line, orderId, productId, addToCartOrder, reordered } = batch;
      rows.push([line[i], orderId[i], productId[i], addToCartOrder[i], reordered[i]]);
    }
  }
  return { rows, findings, count: reader.rows, bytes: reader.bytes };
}

async function readNaively(text: string, header: string) {
  const findings: RowFinding[] = [];
  const parsed = (await Readable.from([Buffer.from(text)])
    .pipe(new CsvRowParser('order_items.csv'))
    .toArray()) as CsvRow[];
  const rows = parsed.slice(1).flatMap((row): Row[] => {
    const values = checkRow(planned(header).layout, row, (finding) => findings.push(finding));
    return values ? [[row.line, ...values.map((value) => Number({ t: 1, f: 0 }[value] ?? value))]] : [];
  });
  return { rows, findings, count: parsed.length - 1, bytes: Buffer.byteLength(text) };
}

const field = fc.oneof(
  { weight: 20, arbitrary: fc.nat(40_000).map(String) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ' 7', '-1', '007', '2147483648', '99999999999', 'x', 'é', '1.5'),
  },
  { weight: 1, arbitrary: fc.constantFrom('"3"', '"4\n"', 'true', 'no') },
);
const line = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(fc.nat(2 ** 31 - 1), fc.nat(50_000), fc.integer({ min: 1, max: 32_767 }), fc.nat(1))
      .map((values) => values.join()),
  },
  { weight: 3, arbitrary: fc.array(field, { minLength: 3, maxLength: 5 }).map((fields) => fields.join()) },
  { weight: 1, arbitrary: fc.constant('') },
);
const text = fc
  .tuple(fc.array(line, { maxLength: 60 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.boolean())
  .map(
    ([lines, end, last, mark]) =>
      `${mark ? '\ufeff' : ''}${[USUAL_HEADER, ...lines].join(end)}${last ? end : ''}`,
  );

test('gives the result of the CSV parser for any chunk size', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 40, max: 200 }), async (content, bytes) => {
      const expected = await readNaively(content, USUAL_HEADER);
      expect(await readBatches(content, USUAL_HEADER, { rows: 7, bytes })).toEqual(expected);
      expect(await readBatches(content, USUAL_HEADER)).toEqual(expected);
    }),
    { numRuns: 150, seed: 20_261_123 },
  );
});

test('reads columns in the order of the header and ignores others', async () => {
  const header = 'reordered,shelf,product_id,add_to_cart_order,order_id';
  const content = `${header}\n1,9,101,2,11\n0,left,102,1,12\n`;
  const { rows, findings } = await readBatches(content, header);
  expect(rows).toEqual([
    [2, 11, 101, 2, 1],
    [3, 12, 102, 1, 0],
  ]);
  expect(findings).toEqual([]);
});

test('rejects bytes that are not UTF-8', async () => {
  const bytes = Buffer.concat([Buffer.from(`${USUAL_HEADER}\n1,2,1,0\n2,2,`), Buffer.from([0xe9, 10])]);
  writeFileSync(path, bytes);
  const reader = new ItemReader(planned(USUAL_HEADER), () => {});
  const read = async () => {
    for await (const batch of reader.batches()) expect(batch.size).toBeLessThan(3);
  };
  await expect(read()).rejects.toThrow('order_items.csv: expected UTF-8, got invalid bytes between bytes');
});

test('rejects a quote that is never closed, with file and line', async () => {
  const content = `${USUAL_HEADER}\n1,2,1,0\n2,"2,1,0\n`;
  await expect(readBatches(content, USUAL_HEADER)).rejects.toThrow(
    'order_items.csv, row starting at line 3: expected a closing quote',
  );
});
