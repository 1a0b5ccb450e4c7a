import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { FeedbackInput } from './feedback.input';
import type { RequestContext } from '../request-context';
import { requestedProducts } from '../products/requested-products';
import { requestedUser } from '../users/requested-user';
import { FeedbackPayload } from './feedback.payload';
import { storeFeedback } from './store-feedback';

@Resolver()
export class FeedbackResolver {
  @Authorized()
  @Mutation(() => FeedbackPayload, {
    description: 'Stores what a user did with an answer; the same event of the same answer counts once.',
  })
  async sendFeedback(
    @Ctx() context: RequestContext,
    @Arg('input', () => FeedbackInput, { description: 'The events.' }) input: FeedbackInput,
  ): Promise<FeedbackPayload> {
    const user = await requestedUser(context, input.userId);
    await requestedProducts(
      context,
      input.events.map((event) => Number(event.productId)),
    );
    return storeFeedback(context.services.database, user.key, input);
  }
}
