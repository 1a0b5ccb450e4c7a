/** What a search for users means: there are two ids that somebody may hold in hand, and no names to search by. */
import type { Prisma } from '../../db/generated/client';

const hexDigits = 32;
const largestId = 2 ** 31 - 1;

/** @param text the beginning of a UUID with or without hyphens, or the import's whole user_id */
export function usersMatching(text: string): Prisma.UserWhereInput {
  const search = text.trim().toLowerCase();
  const either: Prisma.UserWhereInput[] = [];
  if (/^\d+$/.test(search) && Number(search) <= largestId) either.push({ id: Number(search) });
  const hex = search.replaceAll('-', '');
  if (/^[0-9a-f]{1,32}$/.test(hex)) {
    either.push({ uuid: { gte: uuid(hex.padEnd(hexDigits, '0')), lte: uuid(hex.padEnd(hexDigits, 'f')) } });
  }
  return either.length > 0 ? { OR: either } : { id: { in: [] } };
}

const uuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
