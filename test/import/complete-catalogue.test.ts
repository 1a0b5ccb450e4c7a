/** Products that an export no longer contains, and availability from three sources: file, catalogue and API. */
import type { Database } from '../../src/db/database';
import { setAvailability } from '../../src/graphql/products/set-availability';
import { describeImport } from '../../src/import/import-summary';
import type { ImportOptions } from '../../src/import/run-import';
import { createTestDatabase } from '../setup/test-database';
import { contents, emptyTables, importFiles } from './import-into';
import { removeTemporaryFolders, timeleFolder } from './toy-folder';

const HEADER = 'product_id,product_name,aisle_id,department_id';
const numbers = Array.from({ length: 10 }, (_, i) => 101 + i);
const line = (id: number) => `${id},Product ${id},7,2`;
const allLines = numbers.map(line);

describe('the catalogue', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(async () => {
    await emptyTables(database);
    await importProducts(allLines);
  });
  afterAll(async () => {
    await database.close();
    removeTemporaryFolders();
  });

  const importProducts = (lines: readonly string[], options: Partial<ImportOptions> = {}, header = HEADER) =>
    importFiles(database, { ...timeleFolder, 'products.csv': [header, ...lines] }, options);
  const complete = { completeCatalogue: true };
  const without = (...ids: number[]) =>
    allLines.filter((text) => !ids.some((id) => text.startsWith(String(id))));

  /** Ids of unavailable products with the source of their availability. */
  const unavailable = async () => {
    const found = await database.prisma.product.findMany({
      where: { available: false },
      orderBy: { id: 'asc' },
    });
    return found.map(({ externalId, availabilitySource }) => `${externalId} ${availabilitySource}`);
  };
  const sourceOf = async (id: number) =>
    (await database.prisma.product.findUniqueOrThrow({ where: { id } })).availabilitySource;

  test('that is not declared complete makes nothing unavailable, but the missing products are counted', async () => {
    const { summary } = await importProducts(without(103, 107));
    expect(await unavailable()).toEqual([]);
    expect(summary.changes.products).toEqual({ added: 0, changed: 0, removed: 0 });
    expect(describeImport(summary)).toContain(
      '2 stored products are not in products.csv and stay as they are. If the file has the whole catalogue, import with --complete-catalogue',
    );
    expect((await importProducts([...allLines, line(111)])).summary.notes).toEqual([]);
  });

  test('makes removed products unavailable when it is complete, and available again when they reappear', async () => {
    const removed = await importProducts(without(103, 107), complete);
    expect(await unavailable()).toEqual(['103 catalogue', '107 catalogue']);
    expect(removed.summary.changes.products.changed).toBe(2);
    expect(describeImport(removed.summary)).toContain(
      '2 became unavailable, because products.csv lacks them: 103 (Product 103), 107 (Product 107).',
    );
    const again = await importProducts(without(103, 107), complete);
    expect(again.summary.changed).toBe(false);

    // One of them is back in a file that is not declared complete.
    await importProducts(without(107));
    expect(await unavailable()).toEqual(['107 catalogue']);
    expect(await sourceOf(103)).toBe('file');
    await importProducts(allLines, complete);
    expect(await unavailable()).toEqual([]);
  });

  test('is compared although the same files were imported before', async () => {
    await importProducts(without(103));
    const { summary } = await importProducts(without(103), complete);
    expect(summary.changed).toBe(true);
    expect(await unavailable()).toEqual(['103 catalogue']);
  });

  test('is refused if more than one in five available products is missing, and nothing changes', async () => {
    const before = await contents(database);
    await expect(importProducts([...without(103, 105, 107), line(120)], complete)).rejects.toThrow(
      /^Expected a complete catalogue: 3 of 10 available products \(30 ?%\) are missing from products\.csv, at most 20 ?% may be, among them 103 \(Product 103\), 105 \(Product 105\), 107 \(Product 107\)\. Nothing was changed\./,
    );
    expect(await contents(database)).toEqual(before);
    await importProducts(without(103, 105, 107), { ...complete, replace: true });
    expect(await unavailable()).toEqual(['103 catalogue', '105 catalogue', '107 catalogue']);
    // Unavailable products do not count any more.
    await importProducts(without(103, 105, 107, 110), complete);
    expect(await unavailable()).toHaveLength(4);
  });

  test('updates renamed and moved products and prices, reappearing ones included', async () => {
    await importProducts(without(104), complete);
    const details = [
      'product_id,product_name,description,price,image_url',
      '104,ignored,,2.00,',
      '102,ignored,,4.50,',
    ];
    const { summary } = await importFiles(database, {
      ...timeleFolder,
      'products.csv': [
        HEADER,
        ...without(102, 104),
        '102,Another Ice Cream,8,1',
        '104,Sorbet of product 104,8,1',
      ],
      'products_enriched/dept1.csv': details,
    });
    expect(summary.warnings).toEqual([]);
    const read = async (id: number) => {
      const { name, aisleId, price, available } = await database.prisma.product.findUniqueOrThrow({
        where: { id },
      });
      return [name, aisleId, Number(price), available];
    };
    expect(await read(102)).toEqual(['Another Ice Cream', 8, 4.5, true]);
    expect(await read(104)).toEqual(['Sorbet of product 104', 8, 2, true]);
  });

  describe('and availability set through the API', () => {
    test('a file without the column keeps it, missing products included', async () => {
      await setAvailability(database, [102], false);
      await setAvailability(database, [103], true);
      const { summary } = await importProducts(without(103), complete);
      expect(await unavailable()).toEqual(['102 api']);
      expect(await sourceOf(103)).toBe('api');
      expect(summary.notes.join()).toMatch(/^1 stored product is missing from products\.csv too/);
    });

    test('a file with the column replaces it, and missing products become unavailable', async () => {
      await setAvailability(database, [102, 104], false);
      await setAvailability(database, [103, 105], true);
      const lines = without(103).map((text) => `${text},${text.startsWith('105') ? 'false' : 'true'}`);
      await importProducts(lines, complete, `${HEADER},available`);
      expect(await unavailable()).toEqual(['103 catalogue', '105 file']);
      expect(await sourceOf(102)).toBe('file');
    });

    test('a withdrawn product that was set to unavailable stays so when it reappears', async () => {
      await importProducts(without(103), complete);
      expect(await setAvailability(database, [103], false)).toBe(0);
      await importProducts(allLines, complete);
      expect(await unavailable()).toEqual(['103 api']);
      expect(await setAvailability(database, [102, 103], true)).toBe(1);
      expect(await unavailable()).toEqual([]);
    });

    test('a product that only the API created stays, unless a complete catalogue lacks it', async () => {
      const product = await database.prisma.product.create({
        data: {
          ...{ externalId: '900', name: 'Created', aisleId: 7, departmentId: 2 },
          availabilitySource: 'api',
        },
      });
      expect(product.id).toBeLessThan(0);
      await importProducts([...allLines, line(111)]);
      expect(await unavailable()).toEqual([]);
      const { summary } = await importProducts([...allLines, line(111)], complete);
      expect(await unavailable()).toEqual(['900 catalogue']);
      expect(summary.notes.join()).toContain('900 (Created)');
    });
  });
});
