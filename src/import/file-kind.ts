/**
 * The kinds of CSV files: their columns, the values these may contain, and the column of the staging table
 * (staging/*.sql) for each. A column that is not listed here is never read, which keeps passwords out of the database.
 */
import { utc } from '../orders/shop-zone';
import type { ShopZone } from '../orders/shop-zone';
import { decimal, flag, integer, oneOf, optional, text } from './column-type';
import type { ColumnType } from './column-type';
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
  /** Whether a file may lack the column. */
  readonly mayBeMissing?: true;
  /** A file may lack the column if it has the column of this name. */
  readonly replacedBy?: string;
}

export interface FileKind {
  /** What a row describes, in the project's terms. */
  readonly row: string;
  /** The staging table, which is also the name of its .sql file. */
  readonly staging: string;
  readonly columns: readonly Column[];
  /** Columns of the staging table whose combination must be unique. */
  readonly key: readonly string[];
}

const id = integer(0, 2 ** 31 - 1);
const optionalText = optional(text);

export const departments: FileKind = {
  row: 'department',
  staging: 'staged_departments',
  columns: [
    { name: 'department_id', target: 'id', type: id },
    { name: 'department', target: 'name', type: text },
  ],
  key: ['id'],
};

export const aisles: FileKind = {
  row: 'aisle',
  staging: 'staged_aisles',
  columns: [
    { name: 'aisle_id', target: 'id', type: id },
    { name: 'aisle', target: 'name', type: text },
  ],
  key: ['id'],
};

export const products: FileKind = {
  row: 'product',
  staging: 'staged_products',
  columns: [
    { name: 'product_id', target: 'id', type: id },
    { name: 'product_name', target: 'name', type: text },
    { name: 'aisle_id', target: 'aisle_id', type: id },
    { name: 'department_id', target: 'department_id', type: id },
    { name: 'available', target: 'available', type: optional(flag, 't'), mayBeMissing: true },
  ],
  key: ['id'],
};

export const productDetails: FileKind = {
  row: 'product with details',
  staging: 'staged_product_details',
  columns: [
    { name: 'product_id', target: 'id', type: id },
    { name: 'price', target: 'price', type: optional(decimal(0, 99_999_999)) },
    { name: 'description', target: 'description', type: optionalText },
    { name: 'image_url', target: 'image_url', type: optionalText },
  ],
  key: ['id'],
};

export const users: FileKind = {
  row: 'user',
  staging: 'staged_users',
  columns: [
    { name: 'user_id', target: 'id', type: id },
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
    { name: 'order_id', target: 'id', type: id },
    { name: 'user_id', target: 'user_id', type: id },
    { name: 'eval_set', target: 'eval_set', type: oneOf(['prior', 'train', 'test']) },
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
      type: orMissing(optional(decimal(0, 100_000))),
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
    { name: 'order_id', target: 'order_id', type: id },
    { name: 'product_id', target: 'product_id', type: id },
    { name: 'add_to_cart_order', target: 'add_to_cart_order', type: integer(1, 32_767) },
    { name: 'reordered', target: 'reordered', type: flag },
  ],
  key: ['order_id', 'product_id'],
};

/** In reading order. */
export const fileKinds = [departments, aisles, products, productDetails, users, orders, orderItems] as const;

/** The CSV name of a staging column, for messages about staged rows. */
export function csvName(kind: FileKind, target: string): string {
  return kind.columns.find((column) => column.target === target)?.name ?? target;
}
