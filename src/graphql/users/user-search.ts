/** Search for users by one of their two ids. Names are personal data and cannot be searched. */
import type { Prisma } from '../../db/generated/client';

const HEX_DIGITS = 32;
const LARGEST_ID = 2 ** 31 - 1;

/** @param text the beginning of a UUID with or without hyphens, or the import's whole user_id */
export function usersMatching(text: string): Prisma.UserWhereInput {
  const search = text.trim().toLowerCase();
  const conditions: Prisma.UserWhereInput[] = [];
  if (/^\d+$/.test(search) && Number(search) <= LARGEST_ID) conditions.push({ id: Number(search) });
  const hex = search.replaceAll('-', '');
  if (/^[0-9a-f]{1,32}$/.test(hex)) {
    conditions.push({
      uuid: { gte: uuid(hex.padEnd(HEX_DIGITS, '0')), lte: uuid(hex.padEnd(HEX_DIGITS, 'f')) },
    });
  }
  return conditions.length > 0 ? { OR: conditions } : { id: { in: [] } };
}

const uuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
