import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { DataFreshness } from './data-freshness';
import type { CounterFigure, LatencyBucket, OperationFigures, ServiceFigures } from './service-figures';

@ObjectType({ description: 'Operations that took about as long.' })
export class LatencyBand implements LatencyBucket {
  @Field(() => Float, { nullable: true, description: 'In milliseconds; null for all that took longer.' })
  readonly upTo!: number | null;

  @Field(() => Float, { description: 'How many.' })
  readonly requests!: number;
}

@ObjectType({ description: 'GraphQL operations of one root field, since the process started.' })
export class Operations implements OperationFigures {
  @Field(() => String, { description: 'The root field; "several" for more than one.' })
  readonly name!: string;

  @Field(() => Float, { description: 'How many.' })
  readonly requests!: number;

  @Field(() => Float, { description: 'How many of them with errors.' })
  readonly errors!: number;

  @Field(() => Float, { description: 'Together, in seconds.' })
  readonly seconds!: number;

  @Field(() => [LatencyBand], { description: 'By duration, from fast to slow.' })
  readonly buckets!: readonly LatencyBand[];
}

@ObjectType({ description: 'A label of a counter.' })
export class CounterLabel {
  @Field(() => String, { description: 'Such as strategy.' })
  readonly name!: string;

  @Field(() => String, { description: 'Such as PERSONALIZED.' })
  readonly value!: string;
}

@ObjectType({ description: 'One of the counters and gauges that /metrics has.' })
export class ServiceCounter {
  @Field(() => String, { description: 'As at /metrics.' })
  readonly name!: string;

  @Field(() => String, { description: 'What it counts.' })
  readonly meaning!: string;

  @Field(() => [CounterLabel], { description: 'What tells it from others of its name.' })
  readonly labels!: readonly CounterLabel[];

  @Field(() => Float, { description: 'Its value.' })
  readonly value!: number;
}

@ObjectType({ description: 'How new what the service knows is.' })
export class Freshness implements DataFreshness {
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the last import that changed something ended; null before the first.',
  })
  readonly importedAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the last order came in through recordOrder; null for none.',
  })
  readonly recordedAt!: Date | null;

  @Field(() => Int, { description: 'Orders that came in through recordOrder.' })
  readonly recordedOrders!: number;
}

@ObjectType({
  description:
    'How the process is doing. Counts run from its start; the difference of two answers is the time between.',
})
export class SystemReport {
  @Field(() => GraphQLDateTime, { description: 'When the process started to serve.' })
  readonly startedAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When this was read.' })
  readonly readAt!: Date;

  @Field(() => [Operations], { description: 'By root field.' })
  readonly operations!: readonly Operations[];

  @Field(() => [ServiceCounter], { description: 'By name.' })
  readonly counters!: readonly ServiceCounter[];

  @Field(() => Freshness, { description: 'How new the data is.' })
  readonly freshness!: Freshness;
}

export function toSystemReport(figures: ServiceFigures, freshness: DataFreshness): SystemReport {
  return { ...figures, readAt: new Date(), counters: figures.counters.map(toServiceCounter), freshness };
}

function toServiceCounter({ name, help, labels, value }: CounterFigure): ServiceCounter {
  return {
    name,
    meaning: help,
    labels: Object.entries(labels).map(([label, text]) => ({ name: label, value: text })),
    value,
  };
}
