import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { OnlineMetricValues } from './online-metrics';

const acceptance = (k: number) =>
  `Mean share, between 0 and 1, of the first ${k} recommended products that the next order contained; null if there is no such order yet.`;

@ObjectType({
  description:
    "How well the model's answers predicted the orders that followed: each recorded order is compared with the last list and basket that its user was served before it.",
})
export class OnlineMetrics implements OnlineMetricValues {
  @Field(() => Int, { description: 'Number of recorded orders whose user had been served before.' })
  readonly orders!: number;

  @Field(() => Float, { nullable: true, description: acceptance(5) })
  readonly acceptanceAt5!: number | null;

  @Field(() => Float, { nullable: true, description: acceptance(10) })
  readonly acceptanceAt10!: number | null;

  @Field(() => Float, { nullable: true, description: acceptance(20) })
  readonly acceptanceAt20!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share, between 0 and 1, of all recommended products that the next order contained; longer lists have more weight. Null if there is no such order yet.',
  })
  readonly itemAcceptance!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean number of products that must be added to or removed from the predicted basket to get the actual basket; null if there is no such order yet.',
  })
  readonly basketEditDistance!: number | null;
}
