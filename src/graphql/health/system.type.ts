import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { DataFreshness } from './data-freshness';
import type { CounterFigure, LatencyBucket, OperationFigures, ServiceFigures } from './service-figures';

@ObjectType({ description: 'GraphQL operations with a similar duration.' })
export class LatencyBand implements LatencyBucket {
  @Field(() => Float, {
    nullable: true,
    description:
      'Maximum duration in milliseconds; null for the operations that took longer than all other bands.',
  })
  readonly upTo!: number | null;

  @Field(() => Float, { description: 'Number of operations in this band.' })
  readonly requests!: number;
}

@ObjectType({
  description: 'GraphQL operations with the same root field, counted since the process started.',
})
export class Operations implements OperationFigures {
  @Field(() => String, {
    description: 'Name of the root field; "several" for operations with more than one.',
  })
  readonly name!: string;

  @Field(() => Float, { description: 'Number of operations.' })
  readonly requests!: number;

  @Field(() => Float, { description: 'Number of operations that returned errors.' })
  readonly errors!: number;

  @Field(() => Float, { description: 'Total duration in seconds.' })
  readonly seconds!: number;

  @Field(() => [LatencyBand], { description: 'Number of operations by duration, from fast to slow.' })
  readonly buckets!: readonly LatencyBand[];
}

@ObjectType({ description: 'A label, which distinguishes counters of the same name.' })
export class CounterLabel {
  @Field(() => String, { description: 'Name of the label, such as strategy.' })
  readonly name!: string;

  @Field(() => String, { description: 'Value of the label, such as PERSONALIZED.' })
  readonly value!: string;
}

@ObjectType({ description: 'One of the counters and gauges that are published at /metrics.' })
export class ServiceCounter {
  @Field(() => String, { description: 'Name of the counter, as at /metrics.' })
  readonly name!: string;

  @Field(() => String, { description: 'What the counter counts.' })
  readonly meaning!: string;

  @Field(() => [CounterLabel], {
    description: 'Labels that distinguish it from other counters of the same name.',
  })
  readonly labels!: readonly CounterLabel[];

  @Field(() => Float, { description: 'Current value of the counter.' })
  readonly value!: number;
}

@ObjectType({ description: 'When the data was last changed.' })
export class Freshness implements DataFreshness {
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Date and time at which the last import that changed data ended; null before the first import.',
  })
  readonly importedAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Date and time of the latest order recorded with recordOrder; null if there is none.',
  })
  readonly recordedAt!: Date | null;

  @Field(() => Int, { description: 'Number of orders recorded with recordOrder.' })
  readonly recordedOrders!: number;
}

@ObjectType({
  description:
    'Counts and durations of the server process since it started. Subtract two answers to get the values for the time between them.',
})
export class SystemReport {
  @Field(() => GraphQLDateTime, { description: 'Date and time at which the process started to serve.' })
  readonly startedAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'Date and time at which these values were read.' })
  readonly readAt!: Date;

  @Field(() => [Operations], { description: 'GraphQL operations, by root field.' })
  readonly operations!: readonly Operations[];

  @Field(() => [ServiceCounter], { description: 'Counters and gauges of the service, by name.' })
  readonly counters!: readonly ServiceCounter[];

  @Field(() => Freshness, { description: 'When the data was last changed.' })
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
