/**
 * Records purchases of any users. The purchases of one user are written in one transaction, oldest first; those of different
 * users are independent. A purchase that cannot be recorded does not stop the others.
 */
import type { PoolClient } from 'pg';
import { groupBy } from '../../lib/group-by';
import { ApiError } from '../errors';
import { itemErrorOf } from '../item-error.type';
import type { RequestContext } from '../request-context';
import { upsertWithin } from '../users/upsert-users';
import { draftPurchase } from './draft-purchase';
import type { DraftPurchase } from './draft-purchase';
import { recordWithin } from './record-order';
import type { RecordedOrder } from './record-order';
import type { RecordOrderInput } from './record-order.input';
import { resolvePurchases } from './resolve-purchases';
import type { ResolvedPurchase } from './resolve-purchases';
import { changeOrders } from './user-orders';
import type { UserTransaction } from './user-orders';

type Outcome = RecordedOrder | ApiError;

/** Users whose purchases are written at the same time. */
const MAX_PARALLEL_USERS = 4;

/** @returns for each input, in order */
export async function recordPurchases(
  context: RequestContext,
  inputs: readonly RecordOrderInput[],
): Promise<readonly Outcome[]> {
  const drafts = inputs.map(attempt);
  const sound = drafts.flatMap((draft) => (draft instanceof ApiError ? [] : [draft]));
  const resolved = new Map<DraftPurchase | ApiError, ResolvedPurchase | ApiError>();
  (await resolvePurchases(context, sound)).forEach((purchase, i) => resolved.set(sound[i], purchase));
  // Orders are compared with what the users were served last, which may not have been written yet.
  await context.services.served.flush();
  const outcomes = drafts.map((draft) => resolved.get(draft) ?? (draft as ApiError));
  return writeAll(context, outcomes);
}

function attempt(input: RecordOrderInput): DraftPurchase | ApiError {
  try {
    return draftPurchase(input);
  } catch (error) {
    return itemErrorOf(error);
  }
}

async function writeAll(
  context: RequestContext,
  purchases: readonly (ResolvedPurchase | ApiError)[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const places: Place[] = [];
  purchases.forEach((purchase, at) => {
    if (purchase instanceof ApiError) outcomes[at] = purchase;
    else places.push({ at, ...purchase });
  });
  const groups = [...groupBy(places, ({ user }) => ('key' in user ? user.key : user.externalId)).values()];
  const writeNext = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      const written = await writeGroup(context, group);
      group.forEach(({ at }, i) => (outcomes[at] = written[i]));
    }
  };
  await Promise.all(Array.from({ length: MAX_PARALLEL_USERS }, writeNext));
  return outcomes;
}

interface Place extends ResolvedPurchase {
  /** Position among the inputs. */
  readonly at: number;
}

/** The purchases of one user. @returns for each, in order */
async function writeGroup(
  { services }: RequestContext,
  group: readonly Place[],
): Promise<readonly Outcome[]> {
  const { zone, userUuidNamespace } = services;
  const store = { pool: services.database.pool, zone };
  const [{ user }] = group;
  const oldestFirst = group.toSorted((a, b) => momentOf(a) - momentOf(b));
  try {
    const written = await changeOrders(
      store,
      async (client) => ('key' in user ? user.key : createUser(client, userUuidNamespace, user.externalId)),
      async (transaction) => {
        const outcomes = new Map<Place, Outcome>();
        for (const place of oldestFirst) {
          outcomes.set(
            place,
            await onItsOwn(transaction, () => recordWithin(transaction, store, place.purchase)),
          );
        }
        return outcomes;
      },
    );
    return group.map((place) => written.get(place) as Outcome);
  } catch (error) {
    const known = itemErrorOf(error);
    return group.map(() => known);
  }
}

async function createUser(client: PoolClient, namespace: string, externalId: string): Promise<number> {
  const [user] = await upsertWithin(client, namespace, [{ externalId }]);
  if (user instanceof ApiError) throw user;
  return user.key;
}

/** Undoes what the work wrote if the client's input is at fault, and keeps the rest of the transaction. */
async function onItsOwn({ client }: UserTransaction, work: () => Promise<RecordedOrder>): Promise<Outcome> {
  await client.query('savepoint purchase');
  try {
    const recorded = await work();
    await client.query('release savepoint purchase');
    return recorded;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    await client.query('rollback to savepoint purchase');
    return error;
  }
}

/** A purchase without a moment happens now. */
const momentOf = ({ purchase }: Place): number => purchase.orderedAt?.getTime() ?? Date.now();
