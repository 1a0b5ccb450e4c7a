/**
 * The kinds of CSV files: their columns, the values these may contain, and the column of the staging table
 * (staging/*.sql) for each. A column that is not listed here is never read, which keeps passwords out of the database.
 */
import { utc } from '../orders/shop-zone';
import type { ShopZone } from '../orders/shop-zone';
import { decimal, externalId, flag, integer, oneOf, optional, text } from './column-type';
import type { ColumnType } from './column-type';
import type { IdKind } from './ids/id-kind';
import { momentIn, momentTargets, orMissing } from './moment-column';

export interface Column {
  /** The name in the CSV header. */
  readonly name: string;
  /** Other names in the CSV header; the first one that the header contains counts. */
  readonly aliases?: readonly string[];
  /** The column of the staging table. */
  readonly target: string;
  readonly type: ColumnType;
  /** The type in the shop's time zone, if it depends on the zone. */
  readonly inZone?: (zone: ShopZone) => ColumnType;
  /** Further columns of the staging table that a value fills. */
  readonly alsoFills?: readonly string[];
  /** What the column's ids identify. */
  readonly id?: IdKind;
  /** Whether a file may lack the column. */
  readonly mayBeMissing?: true;
  /** A file may lack the column if it has the column of this name. */
  readonly replacedBy?: string;
}

/** The columns of the staging table that a column fills. */
export const targetsOf = ({ target, alsoFills = [] }: Column): readonly string[] => [target, ...alsoFills];

export interface FileKind {
  /** What a row describes, in the project's terms. */
  readonly row: string;
  /** The staging table, which is also the name of its .sql file. */
  readonly staging: string;
  readonly columns: readonly Column[];
  /** Columns of the staging table whose combination must be unique. */
  readonly key: readonly string[];
}

const price = optional(decimal(0, 99_999_999));
const optionalText = optional(text);

export const departments: FileKind = {
  row: 'department',
  staging: 'staged_departments',
  columns: [
    { name: 'department_id', target: 'id', type: externalId, id: 'department' },
    { name: 'department', target: 'name', type: text },
  ],
  key: ['id'],
};

export const aisles: FileKind = {
  row: 'aisle',
  staging: 'staged_aisles',
  columns: [
    { name: 'aisle_id', target: 'id', type: externalId, id: 'aisle' },
    { name: 'aisle', target: 'name', type: text },
  ],
  key: ['id'],
};

export const products: FileKind = {
  row: 'product',
  staging: 'staged_products',
  columns: [
    { name: 'product_id', target: 'id', type: externalId, id: 'product' },
    { name: 'product_name', target: 'name', type: text },
    { name: 'aisle_id', target: 'aisle_id', type: externalId, id: 'aisle' },
    { name: 'department_id', target: 'department_id', type: externalId, id: 'department' },
    { name: 'available', target: 'available', type: optional(flag, 't'), mayBeMissing: true },
    { name: 'price', target: 'price', type: price, mayBeMissing: true },
  ],
  key: ['id'],
};

export const productDetails: FileKind = {
  row: 'product with details',
  staging: 'staged_product_details',
  columns: [
    { name: 'product_id', target: 'id', type: externalId, id: 'product' },
    { name: 'price', target: 'price', type: price },
    { name: 'description', target: 'description', type: optionalText },
    { name: 'image_url', target: 'image_url', type: optionalText },
  ],
  key: ['id'],
};

export const users: FileKind = {
  row: 'user',
  staging: 'staged_users',
  columns: [
    { name: 'user_id', target: 'id', type: externalId, id: 'user' },
    { name: 'first_name', target: 'first_name', type: optionalText },
    { name: 'last_name', target: 'last_name', type: optionalText },
    { name: 'email_address', target: 'email', type: optionalText },
    { name: 'phone_number', target: 'phone', type: optionalText },
    { name: 'street_address', target: 'street_address', type: optionalText },
    { name: 'city', target: 'city', type: optionalText },
    { name: 'postal_code', target: 'postal_code', type: optionalText },
    { name: 'country', target: 'country', type: optionalText },
  ],
  key: ['id'],
};

export const orders: FileKind = {
  row: 'order',
  staging: 'staged_orders',
  columns: [
    { name: 'order_id', target: 'id', type: externalId, id: 'order' },
    { name: 'user_id', target: 'user_id', type: externalId, id: 'user' },
    {
      name: 'eval_set',
      target: 'eval_set',
      type: optional(oneOf(['prior', 'train', 'test']), 'prior'),
      mayBeMissing: true,
    },
    {
      name: 'order_number',
      target: 'order_number',
      type: orMissing(integer(1, 1_000_000)),
      replacedBy: 'ordered_at',
    },
    { name: 'order_dow', target: 'day_of_week', type: orMissing(integer(0, 6)), mayBeMissing: true },
    { name: 'order_hour_of_day', target: 'hour_of_day', type: orMissing(integer(0, 23)), mayBeMissing: true },
    {
      name: 'days_since_prior_order',
      target: 'days_since_prior_order',
      type: optional(decimal(0, 100_000)),
      mayBeMissing: true,
    },
    {
      name: 'ordered_at',
      aliases: ['order_date', 'order_timestamp', 'created_at', 'timestamp'],
      target: 'ordered_at',
      type: momentIn(utc),
      inZone: momentIn,
      alsoFills: momentTargets,
      mayBeMissing: true,
    },
  ],
  key: ['id'],
};

export const orderItems: FileKind = {
  row: 'order item',
  staging: 'staged_order_items',
  columns: [
    { name: 'order_id', target: 'order_id', type: externalId, id: 'order' },
    { name: 'product_id', target: 'product_id', type: externalId, id: 'product' },
    {
      name: 'add_to_cart_order',
      target: 'add_to_cart_order',
      type: optional(integer(1, 32_767)),
      mayBeMissing: true,
    },
    { name: 'reordered', target: 'reordered', type: optional(flag), mayBeMissing: true },
    {
      name: 'quantity',
      target: 'quantity',
      type: optional(decimal(-1_000_000, 1_000_000)),
      mayBeMissing: true,
    },
  ],
  key: ['order_id', 'product_id'],
};

/** In reading order. */
export const fileKinds: readonly FileKind[] = [
  departments,
  aisles,
  products,
  productDetails,
  users,
  orders,
  orderItems,
];

/** The CSV name of a staging column, for messages about staged rows. */
export function csvName(kind: FileKind, target: string): string {
  return kind.columns.find((column) => column.target === target)?.name ?? target;
}
