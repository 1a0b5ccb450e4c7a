import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { DataCounts } from './data-counts';
import type { HealthReport } from './health-check';

export const HealthStatus = { HEALTHY: 'healthy', DEGRADED: 'degraded' } as const;

registerEnumType(HealthStatus, {
  name: 'HealthStatus',
  description: 'State of the service as a whole.',
  valuesConfig: {
    HEALTHY: { description: 'The database responds and a model is in service.' },
    DEGRADED: { description: 'The database does not respond, or no model is in service.' },
  },
});

@ObjectType({ description: 'Number of rows by table; an estimate for tables with more than a million rows.' })
export class DataLoaded implements DataCounts {
  @Field(() => Float, { description: 'Number of users.' })
  readonly users!: number;

  @Field(() => Float, { description: 'Number of products.' })
  readonly products!: number;

  @Field(() => Float, { description: 'Number of orders.' })
  readonly orders!: number;

  @Field(() => Float, { description: 'Number of order items: one per product of each order.' })
  readonly orderItems!: number;
}

@ObjectType({ description: 'State of the service. It can be read without a token.' })
export class Health implements Omit<HealthReport, 'whyNoModel'> {
  @Field(() => HealthStatus, { description: 'State of the service as a whole.' })
  readonly status!: HealthReport['status'];

  @Field(() => Boolean, { description: 'Whether the database responds.' })
  readonly databaseAvailable!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether a model is in service. Otherwise, all recommendations are popular products; `model { refused { reason } }` contains the reason.',
  })
  readonly modelLoaded!: boolean;

  @Field(() => ID, { nullable: true, description: 'Version of the model in service; null if there is none.' })
  readonly modelVersion!: string | null;

  @Field(() => DataLoaded, {
    nullable: true,
    description: 'Amount of data; null if the database does not respond.',
  })
  readonly dataLoaded!: DataLoaded | null;
}
