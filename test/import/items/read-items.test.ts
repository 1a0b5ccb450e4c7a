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
import { COPY_NULL } from '../../../src/import/column-type';
import { NumericIds, TextIdsMet } from '../../../src/import/ids/numeric-ids';
import { IncompleteItems, ItemReader } from '../../../src/import/items/read-items';
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
  const reader = new ItemReader(planned(header), {}, (finding) => findings.push(finding), sizes);
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
  const ids = new NumericIds(planned(header).layout, {});
  const rows = parsed.slice(1).flatMap((row): Row[] => {
    const values = checkRow(ids.layout, row, (finding) => findings.push(finding));
    ids.afterRow(row.line);
    if (values?.includes(COPY_NULL)) throw new IncompleteItems('order_items.csv');
    return values ? [[row.line, ...values.map((value) => Number({ t: 1, f: 0 }[value] ?? value))]] : [];
  });
  ids.report((finding) => findings.push(finding));
  return { rows, findings, count: parsed.length - 1, bytes: Buffer.byteLength(text) };
}

/** The result, or the name of the error for which the import starts again. */
const outcomeOf = <T>(work: Promise<T>) =>
  work.catch((error: unknown) => {
    if (error instanceof TextIdsMet || error instanceof IncompleteItems) return error.name;
    throw error;
  });

const field = fc.oneof(
  { weight: 120, arbitrary: fc.nat(40_000).map(String) },
  { weight: 6, arbitrary: fc.constantFrom(' 7', '5.0', '6.00', '"3"', '"4\n"', '"5.0"') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '-1', '007', '2147483648', '99999999999', 'x', 'é', '1.5', 'true', 'no'),
  },
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
      const expected = await outcomeOf(readNaively(content, USUAL_HEADER));
      expect(await outcomeOf(readBatches(content, USUAL_HEADER, { rows: 7, bytes }))).toEqual(expected);
      expect(await outcomeOf(readBatches(content, USUAL_HEADER))).toEqual(expected);
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

test.each(['007', 'SKU-7', '2147483648', '-7'])('does not read the id %s as a number', async (id) => {
  await expect(readBatches(`${USUAL_HEADER}\n1,2,1,0\n1,${id},2,0\n`, USUAL_HEADER)).rejects.toThrow(
    TextIdsMet,
  );
});

test('reports once that ids have a decimal point', async () => {
  const { rows, findings } = await readBatches(
    `${USUAL_HEADER}\n1,2,1,0\n1.0,3,2,0\n4.0,5,1,0\n`,
    USUAL_HEADER,
  );
  expect(rows.map(([, order]) => order)).toEqual([1, 1, 4]);
  expect(findings).toMatchObject([{ line: 3, column: 'order_id', value: '1.0', outcome: 'noted' }]);
});

test('replaces aliases of products in plain and other lines', async () => {
  writeFileSync(path, `${USUAL_HEADER}\n1,2,1,0\n1,3,2,0\n1, 3,3,0\n`);
  const aliases = { product: new Map([[3, -1]]) };
  const products: number[] = [];
  for await (const { size, productId } of new ItemReader(
    planned(USUAL_HEADER),
    aliases,
    () => {},
  ).batches()) {
    products.push(...productId.subarray(0, size));
  }
  expect(products).toEqual([2, -1, -1]);
});

test('rejects bytes that are not UTF-8', async () => {
  const bytes = Buffer.concat([Buffer.from(`${USUAL_HEADER}\n1,2,1,0\n2,2,`), Buffer.from([0xe9, 10])]);
  writeFileSync(path, bytes);
  const reader = new ItemReader(planned(USUAL_HEADER), {}, () => {});
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
