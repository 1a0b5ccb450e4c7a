import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { OnlineMetricValues } from './online-metrics';

const acceptance = (k: number) =>
  `Mean share of the first ${k} recommended products that the next order held; null before the first such order.`;

@ObjectType({
  description:
    "How the model's answers fared: each recorded order, beside the last list and basket that its user was served before.",
})
export class OnlineMetrics implements OnlineMetricValues {
  @Field(() => Int, { description: 'Recorded orders whose user had been served before.' })
  readonly orders!: number;

  @Field(() => Float, { nullable: true, description: acceptance(5) })
  readonly acceptanceAt5!: number | null;

  @Field(() => Float, { nullable: true, description: acceptance(10) })
  readonly acceptanceAt10!: number | null;

  @Field(() => Float, { nullable: true, description: acceptance(20) })
  readonly acceptanceAt20!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of all recommended products that the next order held; lists count by their length.',
  })
  readonly itemAcceptance!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean number of products to add to or take from the predicted basket to get the real one.',
  })
  readonly basketEditDistance!: number | null;
}
