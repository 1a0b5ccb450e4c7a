import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { DataCounts } from './data-counts';
import type { HealthReport } from './health-check';

export const HealthStatus = { HEALTHY: 'healthy', DEGRADED: 'degraded' } as const;

registerEnumType(HealthStatus, {
  name: 'HealthStatus',
  description: 'Is everything there?',
  valuesConfig: {
    HEALTHY: { description: 'Database and model are there.' },
    DEGRADED: { description: 'One of them is missing.' },
  },
});

@ObjectType({ description: "Rows by table; the planner's estimate for tables beyond a million rows." })
export class DataLoaded implements DataCounts {
  @Field(() => Float, { description: 'Users.' })
  readonly users!: number;

  @Field(() => Float, { description: 'Products.' })
  readonly products!: number;

  @Field(() => Float, { description: 'Orders.' })
  readonly orders!: number;

  @Field(() => Float, { description: 'Products of all orders.' })
  readonly orderItems!: number;
}

@ObjectType({ description: 'State of the service. Needs no token.' })
export class Health implements Omit<HealthReport, 'whyNoModel'> {
  @Field(() => HealthStatus, { description: 'Is everything there?' })
  readonly status!: HealthReport['status'];

  @Field(() => Boolean, { description: 'Does the database answer?' })
  readonly databaseAvailable!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether a model is in service. Without one all recommendations are popular products; `model { refused { reason } }` says why.',
  })
  readonly modelLoaded!: boolean;

  @Field(() => ID, { nullable: true, description: 'Version of the model in service.' })
  readonly modelVersion!: string | null;

  @Field(() => DataLoaded, {
    nullable: true,
    description: 'What there is; null when the database does not answer.',
  })
  readonly dataLoaded!: DataLoaded | null;
}
