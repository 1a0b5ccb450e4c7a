import { Router } from 'express';
import { ApiError } from '../../graphql/errors';
import { nextBasketOf } from '../../graphql/recommendations/recommend-for';
import type { RequestContext } from '../../graphql/request-context';
import { isDatabaseOutage } from '../../db/outage';
import { canonicalExternalId } from '../../orders/external-id';
import { externalUser } from '../../graphql/users/external-user';
import type { Shopper } from '../../graphql/users/shopper';
import { requireScope } from '../../graphql/viewer';
import { sendRestError, toKnownError } from '../envelopes';
import { forbidCaching } from '../graphql-endpoint';
import type { ContextOf } from '../graphql-endpoint';
import type { Log } from '../log';
import { namedProducts } from './named-products';
import { restId } from './rest-id';
import type { RestId } from './rest-id';

/** POST /predict/:userId, with the shop's own id of the user, in the format that clients of the replaced service expect. */
export function predictRoute(contextOf: ContextOf, log: Log): Router {
  const router = Router();
  router.all('/predict/:userId', forbidCaching);
  router.post('/predict/:userId', async (request, response) => {
    const { userId } = request.params;
    const timestamp = new Date().toISOString();
    try {
      const context = await contextOf(request, response);
      const user = await requestedByExternalId(context, userId);
      const { items } = await nextBasketOf(context, user, {});
      const cart = (await namedProducts(context, items)).map(({ productId, name, score }) => ({
        product_id: productId,
        product_name: name,
        score,
      }));
      response.json({ user_id: shownId(userId), predicted_cart: cart, success: true, timestamp });
    } catch (error) {
      const { code, message } = toKnownError(error, response, log);
      sendRestError(response, code, message, { user_id: shownId(userId), predicted_cart: [], timestamp });
    }
  });
  return router;
}

/** @returns null if the text cannot be an id */
function shownId(userId: string): RestId | null {
  const id = canonicalExternalId(userId);
  return id === undefined ? null : restId(id);
}

/** During a database outage, clients that may see all users get popular products. */
async function requestedByExternalId(context: RequestContext, userId: string): Promise<Shopper> {
  const user = await externalUser(context, userId, 'userId').catch((error: unknown) => {
    if (!isDatabaseOutage(error)) throw error;
    requireScope(context.viewer, 'recommendations:any');
    return { id: '', key: null, version: null };
  });
  if (user !== null) return user;
  // The message does not repeat the id, which can be an e-mail address.
  throw new ApiError('USER_NOT_FOUND', 'userId: expected the id of an existing user, got another id');
}
