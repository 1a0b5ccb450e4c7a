import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { FeedbackInput } from '../inputs/feedback.input';
import type { RequestContext } from '../request-context';
import { requestedProducts } from '../requested-products';
import { requestedUser } from '../requested-user';
import { FeedbackPayload } from '../types/payloads.type';
import { storeFeedback } from '../writes/store-feedback';

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
