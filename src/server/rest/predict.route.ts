import { Router } from 'express';
import { ApiError, badInput } from '../../graphql/errors';
import { isNumericId } from '../../graphql/validation/ids';
import { nextBasketOf } from '../../graphql/recommendations/recommend-for';
import type { RequestContext } from '../../graphql/request-context';
import { isDatabaseOutage } from '../../db/outage';
import type { Shopper } from '../../graphql/users/shopper';
import { requireAuthenticated, requireScope, requireUser } from '../../graphql/viewer';
import { sendRestError, toKnownError } from '../envelopes';
import type { ContextOf } from '../graphql-endpoint';
import type { Log } from '../log';
import { namedProducts } from './named-products';

/** POST /predict/:userId, with user_id of the CSV files, in the format that clients of the replaced service expect. */
export function predictRoute(contextOf: ContextOf, log: Log): Router {
  const router = Router();
  router.post('/predict/:userId', async (request, response) => {
    const { userId } = request.params;
    const timestamp = new Date().toISOString();
    try {
      if (!isNumericId(userId)) throw badInput('userId', 'a positive whole number', userId);
      const context = await contextOf(request, response);
      const user = await userOfKey(context, Number(userId));
      const { items } = await nextBasketOf(context, user, {});
      const cart = (await namedProducts(context, items)).map(({ productId, name, score }) => ({
        product_id: productId,
        product_name: name,
        score,
      }));
      response.json({ user_id: Number(userId), predicted_cart: cart, success: true, timestamp });
    } catch (error) {
      const { code, message } = toKnownError(error, response, log);
      sendRestError(response, code, message, {
        user_id: isNumericId(userId) ? Number(userId) : null,
        predicted_cart: [],
        timestamp,
      });
    }
  });
  return router;
}

/**
 * The user is looked up before the check of the token, because the token contains the UUID. Whether the user exists is not
 * revealed: an unknown user is rejected like any other user of another token.
 */
async function userOfKey({ viewer, loaders }: RequestContext, key: number): Promise<Shopper> {
  requireAuthenticated(viewer);
  const user = await loaders.userByKey.load(key).catch((error: unknown) => {
    if (!isDatabaseOutage(error)) throw error;
    requireScope(viewer, 'recommendations:any');
    return { id: '', key, version: null };
  });
  requireUser(viewer, user?.id ?? null);
  if (user === null)
    throw new ApiError('USER_NOT_FOUND', `userId: expected the id of an existing user, got ${key}`);
  return user;
}
