import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { canonicalExternalId } from '../../orders/external-id';
import { ApiError, badInput } from '../errors';
import type { RequestContext } from '../request-context';
import { hasScope, isSubject } from '../viewer';
import { cancelOrder, findNamedOrder } from './cancel-order';
import type { OrderName } from './cancel-order';
import { CancelOrderInput, CancelOrderPayload } from './cancel-order.type';

@Resolver()
export class CancelOrderResolver {
  @Authorized()
  @Mutation(() => CancelOrderPayload, {
    description:
      'Cancels an order, whether it was recorded or imported: it is removed, later orders are renumbered, and neither an import nor a repeated call of recordOrder brings it back. Cancelling it again changes nothing. With AUTH_MODE=jwt, users cancel their own orders; the scope orders:write permits cancelling those of every user.',
  })
  async cancelOrder(
    @Ctx() context: RequestContext,
    @Arg('input', () => CancelOrderInput, { description: 'The order to cancel.' }) input: CancelOrderInput,
  ): Promise<CancelOrderPayload> {
    const { database, zone } = context.services;
    const name = await nameOf(context, input);
    const order = name && (await findNamedOrder(database.pool, name));
    // The same answer for an unknown order and for that of another user: ids are consecutive, so an error would reveal them.
    if (!name || !order || !mayCancel(context, order.userUuid)) throw notFound();
    const result = await cancelOrder({ pool: database.pool, zone }, order.userKey, name);
    if (result === null) throw notFound();
    return result;
  }
}

function mayCancel({ viewer }: RequestContext, uuid: string): boolean {
  return hasScope(viewer, 'orders:write') || isSubject(viewer, uuid);
}

/** @returns null for an unknown user */
async function nameOf(
  { loaders }: RequestContext,
  { id, externalId, userId, clientKey }: CancelOrderInput,
): Promise<OrderName | null> {
  const given = Object.entries({ id, externalId, userId, clientKey })
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([field]) => field);
  if (given.join() === 'id') return { kind: 'key', key: Number(id) };
  if (given.join() === 'externalId')
    return { kind: 'externalId', externalId: canonicalExternalId(externalId as string) as string };
  if (given.join() === 'userId,clientKey') {
    const user = await loaders.userByUuid.load((userId as string).toLowerCase());
    return user && { kind: 'clientKey', userKey: user.key, clientKey: clientKey as string };
  }
  throw badInput('input', 'either id, or externalId, or userId and clientKey', given);
}

const notFound = () =>
  new ApiError(
    'ORDER_NOT_FOUND',
    'Expected an order that is stored or was cancelled, and that the token may change, found none. Check the id',
  );
