import { Router } from 'express';
import { RecommendationArgs } from '../../graphql/recommendations/recommendation.args';
import { badInput } from '../../graphql/errors';
import { isUuid } from '../../graphql/validation/ids';
import { recommendationsFor } from '../../graphql/recommendations/recommend-for';
import { requestedShopper } from '../../graphql/users/requested-user';
import { sendRestError, toKnownError } from '../envelopes';
import { forbidCaching } from '../graphql-endpoint';
import type { ContextOf } from '../graphql-endpoint';
import type { Log } from '../log';
import { namedProducts } from './named-products';

/** GET /api/predictions/user/:uuid, in the format that clients of the replaced service expect. */
export function predictionsRoute(contextOf: ContextOf, log: Log): Router {
  const router = Router();
  router.all('/api/predictions/user/:uuid', forbidCaching);
  router.get('/api/predictions/user/:uuid', async (request, response) => {
    try {
      const { uuid } = request.params;
      if (!isUuid(uuid)) throw badInput('uuid', 'a UUID', uuid);
      const context = await contextOf(request, response);
      const user = await requestedShopper(context, uuid);
      const { items, strategy } = await recommendationsFor(context, user, new RecommendationArgs());
      const predictions = (await namedProducts(context, items)).map(({ productId, name, score }) => ({
        productId,
        productName: name,
        score,
      }));
      response.json({
        success: true,
        message: strategy === 'PERSONALIZED' ? 'Predictions from the model.' : 'Popular products.',
        data: { userId: user.id, predictions, total: predictions.length },
      });
    } catch (error) {
      const { code, message } = toKnownError(error, response, log);
      sendRestError(response, code, message);
    }
  });
  return router;
}
