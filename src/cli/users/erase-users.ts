/** `npm run users -- erase`: finds all users first, asks once, and then erases one after the other. */
import type { Database } from '../../db/database';
import { canonicalExternalId } from '../../orders/external-id';
import { eraseUser } from '../../users/erase-user';
import type { RemovedRows } from '../../users/erase-user';
import { findErased } from '../../users/erased-users';
import { findUser } from '../../users/find-user';
import type { UserReference } from '../../users/find-user';
import { CommandFailed } from '../run-command';

export interface EraseUsersOptions {
  readonly database: Database;
  /** USER_UUID_NAMESPACE */
  readonly namespace: string;
  readonly references: readonly UserReference[];
  /** Asks the operator. */
  confirm: (question: string) => Promise<boolean>;
  readonly signal: AbortSignal;
  /** Writes a line to standard output. */
  print: (line: string) => void;
}

/** @throws CommandFailed if a user does not exist or the operator declines; nothing is erased then */
export async function eraseUsers(options: EraseUsersOptions): Promise<void> {
  const { database, namespace, confirm, signal, print } = options;
  const uuids = await findAll(options);
  if (uuids.length === 0) return print('Nothing to do: erased before.');
  const what = uuids.length === 1 ? `user ${uuids[0]}` : `${uuids.length} users`;
  if (!(await confirm(`Erase ${what} with all orders? This cannot be undone.`)))
    throw new CommandFailed('Nothing was erased.');
  for (const uuid of uuids) {
    signal.throwIfAborted();
    const erased = await eraseUser(database.pool, namespace, { uuid });
    if (erased) print(`Erased ${uuid}: ${describe(erased.removed)}.`);
  }
  print(
    'Running servers forget erased users within 15 seconds. For models, exported files and backups, see docs/operations.md, "Erase a user".',
  );
}

/**
 * UUIDs of the users. Users named by external ids who were erased before are left out, so that an interrupted command can be
 * repeated.
 */
async function findAll({ database, namespace, references }: EraseUsersOptions): Promise<readonly string[]> {
  const uuids = new Set<string>();
  const missing: string[] = [];
  for (const reference of references) {
    const user = await findUser(database.pool, reference);
    if (user) uuids.add(user.uuid);
    else if ('uuid' in reference) missing.push(reference.uuid);
    else {
      const id = canonicalExternalId(reference.externalId) ?? '';
      if ((await findErased(database.prisma, namespace, [id])).size === 0)
        missing.push(JSON.stringify(reference.externalId));
    }
  }
  if (missing.length === 0) return [...uuids];
  throw new CommandFailed(
    `Expected ids of existing users, found no user for ${missing.join(', ')}. Nothing was erased. Check the spelling: external ids are case-sensitive; a UUID is not found if the user was erased before.`,
  );
}

function describe({
  orders,
  orderItems,
  feedbackEvents,
  servedAnswers,
  cancelledOrders,
}: RemovedRows): string {
  const parts = [
    counted(orders, 'order'),
    counted(orderItems, 'order item'),
    counted(feedbackEvents, 'feedback event'),
    counted(servedAnswers, 'served answer'),
    counted(cancelledOrders, 'cancelled order'),
  ];
  return parts.join(', ');
}

const counted = (count: number, noun: string) =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
