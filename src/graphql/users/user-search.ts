/** Search for users by one of their two ids. Names are personal data and cannot be searched. */
import type { Prisma } from '../../db/generated/client';
import { canonicalExternalId } from '../../orders/external-id';

const HEX_DIGITS = 32;

/** @param text the beginning of a UUID with or without hyphens, or the shop's whole id of a user, in its case */
export function usersMatching(text: string): Prisma.UserWhereInput {
  const externalId = canonicalExternalId(text);
  const conditions: Prisma.UserWhereInput[] = [];
  if (externalId !== undefined) conditions.push({ externalId });
  const hex = text.trim().toLowerCase().replaceAll('-', '');
  if (/^[0-9a-f]{1,32}$/.test(hex)) {
    conditions.push({
      uuid: { gte: uuid(hex.padEnd(HEX_DIGITS, '0')), lte: uuid(hex.padEnd(HEX_DIGITS, 'f')) },
    });
  }
  return conditions.length > 0 ? { OR: conditions } : { id: { in: [] } };
}

const uuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
