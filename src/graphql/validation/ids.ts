/**
 * Forms of ids in the API: users have a UUID, orders a whole number, products and everything else the shop's own id
 * (src/orders/external-id.ts).
 */
import { canonicalExternalId } from '../../orders/external-id';
import { canonicalCategoryId } from '../products/category';

const LARGEST_ID = 2 ** 31 - 1;

/** 8-4-4-4-12 hexadecimal digits, as Postgres accepts them. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

/** The id fits into the integer columns of the tables. */
export function isNumericId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,10}$/.test(value) && Number(value) <= LARGEST_ID;
}

/** An id that the shop may have given; spaces around it do not matter. */
export function isExternalId(value: unknown): value is string {
  return typeof value === 'string' && canonicalExternalId(value) !== undefined;
}

/** @see canonicalCategoryId */
export function isCategoryId(value: unknown): value is string {
  return typeof value === 'string' && canonicalCategoryId(value) !== undefined;
}

/** Orders recorded through the API have negative ids. */
export function isOrderId(value: unknown): value is string {
  return typeof value === 'string' && isNumericId(value.replace(/^-/, ''));
}
