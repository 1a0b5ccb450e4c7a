import { Args, Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { anyUser } from '../auth-checker';
import { countFeedback } from './feedback-summary';
import { DaysArgs } from '../validation/days.args';
import type { RequestContext } from '../request-context';
import { FeedbackSummary } from './feedback-summary.type';

@Resolver()
export class FeedbackSummaryResolver {
  @Authorized(anyUser)
  @Query(() => FeedbackSummary, {
    description: 'How answers were taken up. With AUTH_MODE=jwt only for back ends.',
  })
  async feedbackSummary(
    @Ctx() { services }: RequestContext,
    @Args(() => DaysArgs) { wanted }: DaysArgs,
  ): Promise<FeedbackSummary> {
    return { days: wanted, ...(await countFeedback(services.database.pool, wanted)) };
  }
}
