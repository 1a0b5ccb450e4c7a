import { z } from 'zod';
import type { Prisma } from '../../db/generated/client';
import { type CursorKind, decodeCursor, encodeCursor } from '../paging/cursor';
import type { PageArgs } from '../paging/page-args';
import { type Page, toPage } from '../paging/page';
import type { RequestContext } from '../request-context';
import { toUser, type User } from '../types/user.type';

const cursors: CursorKind<readonly [number]> = { list: 'users', key: z.tuple([z.int()]) };

/** All users, or those that match, in the order of the import's ids. */
export async function usersPage(
  { services }: RequestContext,
  args: PageArgs,
  matching: Prisma.UserWhereInput = {},
): Promise<Page<User>> {
  const { prisma } = services.database;
  const [last] = args.after ? decodeCursor(cursors, args.after) : [];
  const rows = await prisma.user.findMany({
    where: { AND: [matching, ...(last === undefined ? [] : [{ id: { gt: last } }])] },
    orderBy: { id: 'asc' },
    take: args.wanted + 1,
  });
  const toEdge = (row: (typeof rows)[number]) => ({
    cursor: encodeCursor(cursors, [row.id]),
    node: toUser(row),
  });
  return toPage(rows, args, toEdge, () => prisma.user.count({ where: matching }));
}
