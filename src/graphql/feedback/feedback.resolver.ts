import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { FeedbackInput, FeedbackPayload, toFeedback } from './feedback.type';
import type { RequestContext } from '../request-context';
import { requestedProducts } from '../products/requested-products';
import { requestedUser } from '../users/requested-user';
import { storeFeedback } from './store-feedback';

@Resolver()
export class FeedbackResolver {
  @Authorized()
  @Mutation(() => FeedbackPayload, {
    description:
      'Stores what a user did with the products of an answer. The call is idempotent: the same event of the same answer is stored once.',
  })
  async sendFeedback(
    @Ctx() context: RequestContext,
    @Arg('input', () => FeedbackInput, { description: 'The answer, the user and the events.' })
    input: FeedbackInput,
  ): Promise<FeedbackPayload> {
    const user = await requestedUser(context, input.userId);
    const products = await requestedProducts(
      context,
      input.events.map(({ productId }) => productId),
    );
    const keys = products.map(({ key }) => key);
    return storeFeedback(context.services.database, user.key, toFeedback(input, keys));
  }
}
