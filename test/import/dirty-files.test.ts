/**
 * Generated files with random faults: exactly the faulty rows are reported, each with its line, and the database is the
 * same as if those rows were not in the files.
 */
import fc from 'fast-check';
import type { Database } from '../../src/db/database';
import { createTestDatabase } from '../setup/test-database';
import { emptyTables, importFiles } from './import-into';
import { removeTemporaryFolders, timeleFolder } from './toy-folder';

const [orderHeader, ...orders] = timeleFolder['orders_demo.csv'];
const [itemHeader, ...items] = timeleFolder['order_items_demo.csv'];

/** Each makes a row invalid without changing the order and product of other rows. */
const faults = [
  (row: string) => row.replace(/,\d+,(\d)$/, ',0,$1'),
  (row: string) => row.replace(/,\d$/, ',2'),
  (row: string) => row.replace(/,\d$/, ',maybe'),
  (row: string) => `${row},1`,
  (row: string) => row.replace(/,\d$/, ''),
  (row: string) => `x${row}`,
  (row: string) => row.replace(/^\d+/, '"1\n1"'),
  (row: string) => `"${row.replaceAll(',', '","')}"`.replace(/"(\d)"$/, '"many"'),
];

/** Each writes a row differently without making it invalid. */
const disguises = [
  (row: string) => row,
  (row: string) => `"${row.replaceAll(',', '","')}"`,
  (row: string) => row.replaceAll(',', ', '),
  (row: string) => `\n${row}`,
  (row: string) => `${row}\r`,
];

type Written = { readonly row: string; readonly good: boolean };

const writtenItem = (row: string): fc.Arbitrary<Written> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(...disguises).map((disguise) => ({ row: disguise(row), good: true })),
    },
    { weight: 1, arbitrary: fc.constantFrom(...faults).map((fault) => ({ row: fault(row), good: false })) },
  );

const writtenItems = fc
  .shuffledSubarray(items, { minLength: 1 })
  .chain((rows) => fc.tuple(...rows.map(writtenItem)));

const ITEMS = `
  select o.external_id as order_id, p.external_id as product_id, i.add_to_cart_order, i.reordered, i.quantity
  from order_items i join orders o on o.id = i.order_id join products p on p.id = i.product_id
  order by 1, 2`;

describe('dirty files', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  const importItems = async (rows: readonly string[]) => {
    await emptyTables(database);
    const { findings, summary } = await importFiles(
      database,
      {
        ...timeleFolder,
        'orders_demo.csv': [orderHeader, ...orders],
        'order_items_demo.csv': [itemHeader, ...rows],
      },
      { maxRejectShare: 1 },
    );
    const ofItems = (file: string) => file === 'order_items_demo.csv';
    return {
      findings: findings.filter(({ file }) => ofItems(file)),
      // Orders whose items were not drawn, or are all faulty.
      emptyOrders: findings.filter(({ file }) => !ofItems(file)),
      summary,
      // A faulty id changes the keys of the rows after it.
      items: (await database.pool.query(ITEMS)).rows,
    };
  };

  test('lose only their faulty rows', async () => {
    await fc.assert(
      fc.asyncProperty(writtenItems, async (written) => {
        const dirty = await importItems(written.map(({ row }) => row));
        expect(dirty.findings.map(({ line }) => Number(line))).toEqual(linesOf(written));
        expect(dirty.findings.every(({ outcome }) => outcome === 'rejected')).toBe(true);
        expect(dirty.summary.files.at(-1)?.rows).toBe(written.length);
        const clean = await importItems(written.filter(({ good }) => good).map(({ row }) => row));
        expect(clean.findings).toEqual([]);
        expect(dirty.items).toEqual(clean.items);
        expect(dirty.emptyOrders).toEqual(clean.emptyOrders);
      }),
      { numRuns: 15, seed: 20_261_123 },
    );
  });
});

/** The lines of the faulty rows. The header is line 1; a row may start with a blank line or contain a line end. */
function linesOf(written: readonly Written[]): readonly number[] {
  const lines: number[] = [];
  let line = 2;
  for (const { row, good } of written) {
    if (!good) lines.push(line);
    line += row.split('\n').length;
  }
  return lines;
}
