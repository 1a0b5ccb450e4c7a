import { z } from 'zod';
import type { Prisma } from '../../db/generated/client';
import { decodeCursor, encodeCursor } from '../paging/cursor';
import type { CursorKind } from '../paging/cursor';
import type { PageArgs } from '../paging/page-args';
import { toPage } from '../paging/page';
import type { Page } from '../paging/page';
import type { RequestContext } from '../request-context';
import { toUser } from './user.type';
import type { User } from './user.type';

const cursors: CursorKind<readonly [number]> = { list: 'users', key: z.tuple([z.int32()]) };

/** All users, in the order of their internal keys, with the versions of their data. */
export async function usersPage({ services, loaders }: RequestContext, args: PageArgs): Promise<Page<User>> {
  const { users: rows, sharedVersion } = await services.users.page(lastOf(args), args.wanted + 1);
  loaders.seenVersion.shared = sharedVersion;
  const users = rows.map(toUser);
  return toPage(users, args, toEdge, () => services.database.prisma.user.count());
}

/** The matching users, in the same order. */
export async function matchingUsersPage(
  { services }: RequestContext,
  args: PageArgs,
  matching: Prisma.UserWhereInput,
): Promise<Page<User>> {
  const { prisma } = services.database;
  const last = lastOf(args);
  const rows = await prisma.user.findMany({
    where: { AND: [matching, ...(last === null ? [] : [{ id: { gt: last } }])] },
    orderBy: { id: 'asc' },
    take: args.wanted + 1,
  });
  const users = rows.map((row) => toUser(row));
  return toPage(users, args, toEdge, () => prisma.user.count({ where: matching }));
}

/** Key of the last user of the previous page; null for the first page. */
function lastOf({ after }: PageArgs): number | null {
  return after ? decodeCursor(cursors, after)[0] : null;
}

const toEdge = (node: User) => ({ cursor: encodeCursor(cursors, [node.key]), node });
