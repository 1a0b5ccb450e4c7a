/** Files of products beside a log complete its products. */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from '../../../src/db/database';
import { createTestDatabase } from '../../setup/test-database';
import { importAny, shopOf } from '../import-any';
import { emptyTables } from '../import-into';
import { removeTemporaryFolders, temporaryFolder } from '../toy-folder';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => emptyTables(database));
afterAll(async () => {
  await database.close();
  removeTemporaryFolders();
});

/** Writes the files into one folder and returns its path. */
function folderOf(files: Readonly<Record<string, readonly string[]>>): string {
  const folder = temporaryFolder();
  for (const [name, lines] of Object.entries(files))
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return folder;
}

const exportsOfShops = {
  'H&M': {
    log: [
      't_dat,customer_id,article_id,price,sales_channel_id',
      '2018-09-20,000058a1,0663713001,0.05,2',
      '2018-09-27,000058a1,0541518023,0.03,2',
    ],
    products: [
      'article_id,product_code,prod_name,product_type_name,product_group_name,colour_group_name',
      '0663713001,0663713,Atlanta Push Body,Bodysuit,Underwear,Black',
      '0541518023,0541518,Rae Push,Bra,Underwear,Pink',
      '0108775015,0108775,Strap top,Vest top,Upper body,Black',
    ],
    shown: [
      { id: '0541518023', name: 'Rae Push', aisle: 'Bra', department: 'Underwear', price: null },
      {
        id: '0663713001',
        name: 'Atlanta Push Body',
        aisle: 'Bodysuit',
        department: 'Underwear',
        price: null,
      },
    ],
  },
  Dunnhumby: {
    log: [
      'household_key,BASKET_ID,DAY,PRODUCT_ID,QUANTITY,SALES_VALUE,STORE_ID,RETAIL_DISC,TRANS_TIME,WEEK_NO,COUPON_DISC,COUPON_MATCH_DISC',
      '2375,26984851472,1,1004906,1,1.39,364,-0.6,1631,1,0,0',
      '2375,26984851516,8,1033142,1,0.82,364,0,1642,2,0,0',
    ],
    products: [
      'PRODUCT_ID,MANUFACTURER,DEPARTMENT,BRAND,COMMODITY_DESC,SUB_COMMODITY_DESC,CURR_SIZE_OF_PRODUCT',
      '1004906,69,PRODUCE,Private,POTATOES,POTATOES RUSSET,5 LB',
      '1033142,2,PRODUCE,National,ONIONS,ONIONS SWEET,40 LB',
      '25671,2,GROCERY,National,FRZN ICE,ICE - CRUSHED,22 LB',
    ],
    shown: [
      { id: '1004906', name: 'POTATOES RUSSET', aisle: 'POTATOES', department: 'PRODUCE', price: '1.39' },
      { id: '1033142', name: 'ONIONS SWEET', aisle: 'ONIONS', department: 'PRODUCE', price: '0.82' },
    ],
  },
  RecBole: {
    log: ['user_id:token\titem_id:token\ttimestamp:float', 'u1\ti1\t1700000000', 'u1\ti2\t1700600000'],
    products: [
      'item_id:token\ttitle:token_seq\tcategory:token',
      'i1\tGreen tea\tDrinks',
      'i2\tRye bread\tBakery',
      'i3\tJam\tSpreads',
    ],
    shown: [
      { id: 'i1', name: 'Green tea', aisle: 'Drinks', department: 'missing', price: null },
      { id: 'i2', name: 'Rye bread', aisle: 'Bakery', department: 'missing', price: null },
    ],
  },
  'a shop': {
    log: ['customer,sku,order_date,qty', 'ada,007,2026-03-02,1', 'ada,A-1,2026-03-09,2'],
    products: [
      'sku,product_name,category,price',
      '007,Milk,Dairy,1.2',
      'A-1,Back\\slash tea,Drinks,3.5',
      '7,Not this one,Dairy,9',
    ],
    shown: [
      { id: '007', name: 'Milk', aisle: 'Dairy', department: 'missing', price: '1.20' },
      { id: 'A-1', name: 'Back\\slash tea', aisle: 'Drinks', department: 'missing', price: '3.50' },
    ],
  },
} as const;

test.each(Object.entries(exportsOfShops))(
  'products of %s have the names and categories of their file',
  async (_name, { log, products, shown }) => {
    const folder = folderOf({ 'a-sales.csv': log, 'b-products.csv': products });
    const { summary } = await importAny(database, [folder]);
    expect((await shopOf(database)).products).toEqual(shown);
    expect(summary.unread).toEqual([]);
    expect(summary.log?.productFiles.map(({ products: all, bought }) => [all, bought])).toEqual([[3, 2]]);
  },
);

test('a file that lacks the column of products is not read', async () => {
  const { log } = exportsOfShops['a shop'];
  const folder = folderOf({ 'sales.csv': log, 'tags.csv': ['tag,name', '007,Milk'] });
  const { summary } = await importAny(database, [folder]);
  expect(summary.unread.map(({ name }) => basename(name))).toEqual(['tags.csv']);
  expect((await shopOf(database)).products.map(({ name }) => name)).toEqual(['007', 'A-1']);
});

test('a changed file of products changes the names at the next import', async () => {
  const { log } = exportsOfShops['a shop'];
  const names = async (name: string) => {
    await importAny(database, [
      folderOf({ 'sales.csv': log, 'products.csv': ['sku,product_name', `007,${name}`] }),
    ]);
    return (await shopOf(database)).products.map((product) => product.name);
  };
  expect(await names('Milk')).toEqual(['Milk', 'A-1']);
  expect(await names('Oat milk')).toEqual(['Oat milk', 'A-1']);
});

test('rows without an id, broken rows and unreadable prices are counted; prices may have a decimal comma', async () => {
  const { log } = exportsOfShops['a shop'];
  const products = [
    'sku;product_name;price;shelf',
    '007;Milk;1,25;A',
    ';No id;2,00;B',
    'A-1;Tea;soon;C',
    'B-9;"Broken;1,00;D',
  ];
  const { summary } = await importAny(database, [folderOf({ 'sales.csv': log, 'products.csv': products })]);
  expect((await shopOf(database)).products).toMatchObject([
    { id: '007', name: 'Milk', price: '1.25' },
    { id: 'A-1', name: 'Tea', price: null },
  ]);
  expect(summary.log?.productFiles).toMatchObject([{ products: 2, bought: 2, rejected: 2, unreadPrices: 1 }]);
});
