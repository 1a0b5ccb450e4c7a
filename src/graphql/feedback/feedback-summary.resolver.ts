import { Args, Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { countFeedback } from './feedback-summary';
import { DaysArgs } from './days.args';
import type { RequestContext } from '../request-context';
import type { Scope } from '../scopes';
import { FeedbackSummary } from './feedback-summary.type';

@Resolver()
export class FeedbackSummaryResolver {
  @Authorized<Scope>('recommendations:any')
  @Query(() => FeedbackSummary, {
    description: 'How users responded to recommendations. With AUTH_MODE=jwt, only back ends may use it.',
  })
  async feedbackSummary(
    @Ctx() { services }: RequestContext,
    @Args(() => DaysArgs) { wanted }: DaysArgs,
  ): Promise<FeedbackSummary> {
    return { days: wanted, ...(await countFeedback(services.database.pool, wanted)) };
  }
}
