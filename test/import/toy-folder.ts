/** A small shop in CSV files: four products, and two users with three orders and an announced fourth order each. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** File name -> its lines, the header first. */
export type FolderText = Readonly<Record<string, readonly string[]>>;

export const SECRET_PASSWORD = 'Pa55-w0rd-of-Ada';
export const SECRET_HASH = '$argon2id$v=19$m=65536$c2VjcmV0';

const users = [
  'user_id,first_name,last_name,password,hashed_password,email_address,phone_number,street_address,city,postal_code,country',
  `1,Ada,Byron,${SECRET_PASSWORD},"${SECRET_HASH},t=3",ada@example.com,+1-555,"12, High Street",London,N1,England`,
  `2,Bob,,${SECRET_PASSWORD},"${SECRET_HASH},t=3",,,,,,`,
];

const orders = [
  'order_id,user_id,eval_set,order_number,order_dow,order_hour_of_day,days_since_prior_order',
  '11,1,prior,1,0,8,',
  '12,1,prior,2,1,9,7.0',
  '13,1,prior,3,6,23,14.0',
  '14,1,test,4,2,10,3.0',
  '21,2,prior,1,0,08,',
  '22,2,prior,2,5,17,30.0',
  '23,2,prior,3,3,12,1.0',
  '24,2,test,4,4,11,2.0',
];

const items = [
  'order_id,product_id,add_to_cart_order,reordered',
  '11,101,1,0',
  '11,102,2,0',
  '12,101,1,1',
  '13,103,1,0',
  '21,104,1,0',
  '22,104,1,1',
  '22,101,2,0',
  '23,104,1,1',
];

const catalogue = {
  'departments.csv': ['department_id,department', '1,frozen', '2,bakery'],
  'aisles.csv': ['aisle_id,aisle', '7,bread', '8,ice cream'],
  'products.csv': [
    'product_id,product_name,aisle_id,department_id',
    '101,"Rye ""dark"" Bread, sliced",7,2',
    '102,Vanilla Ice Cream,8,1',
    '103,Baguette,7,2',
    '104,Sorbet,8,1',
  ],
};

/** TimeL-E's file names, with all optional files. */
export const timeleFolder: FolderText = {
  ...catalogue,
  'products_enriched/dept1.csv': [
    'product_id,product_name,description,price,image_url',
    '102,ignored,"Cold, sweet",4.50,https://example.com/102.jpg',
    '104,ignored,,3.00,',
  ],
  'users_demo_v2.csv': users,
  'orders_demo.csv': orders,
  'order_items_demo.csv': items,
};

/** The same orders with Kaggle's file names, and only the required files. */
export const kaggleFolder: FolderText = {
  'products.csv': catalogue['products.csv'],
  'orders.csv': orders.map((line) => line.replace(/^23,2,prior/, '23,2,train')),
  'order_products__prior.csv': items.slice(0, -1),
  'order_products__train.csv': [items[0], items[items.length - 1]],
};

export const replaceLine = (lines: readonly string[], index: number, line: string) =>
  lines.map((old, at) => (at === index ? line : old));

const temporary: string[] = [];

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'timel-e-import-'));
  temporary.push(folder);
  return folder;
}

/** @returns the folder's path */
export function writeFolder(files: FolderText): string {
  const folder = temporaryFolder();
  for (const [name, lines] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), lines.map((line) => `${line}\n`).join(''));
  }
  return folder;
}

/** For afterAll. */
export function removeTemporaryFolders(): void {
  for (const folder of temporary.splice(0)) rmSync(folder, { recursive: true, force: true });
}
