import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Manifest } from '../../registry/manifest';
import { readModelMetrics } from './model-metrics';
import type { PublishedVersion } from './model-registry';
import { ModelSource } from './model-enums';
import { ModelInfo, ModelMetric, TrainedOn } from './model-info.type';

@ObjectType({
  description: 'A published model. Its figures are null or empty when its manifest cannot be read.',
})
export class ModelVersion {
  @Field(() => ID, { description: 'Its version in the registry.' })
  readonly version!: string;

  @Field(() => Boolean, { description: 'Is it the one in service?' })
  readonly inService!: boolean;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was published.' })
  readonly createdAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it was last put into service; null for never.',
  })
  readonly activatedAt!: Date | null;

  @Field(() => ModelSource, { nullable: true, description: 'Where it came from.' })
  readonly source!: Manifest['source'] | null;

  @Field(() => TrainedOn, { nullable: true, description: 'What it learnt from.' })
  readonly trainedOn!: TrainedOn | null;

  @Field(() => [ModelMetric], { description: 'What its training measured, beside the baselines.' })
  readonly metrics!: readonly ModelMetric[];
}

@ObjectType({ description: 'The model registry.' })
export class ModelVersions {
  @Field(() => [ModelVersion], { description: 'Newest first.' })
  readonly versions!: readonly ModelVersion[];

  @Field(() => Int, { description: 'How many there are.' })
  readonly totalCount!: number;

  @Field(() => Boolean, { description: 'May whoever asks put another version into service?' })
  readonly mayActivate!: boolean;
}

@ObjectType({ description: 'What activateModel or rollbackModel did.' })
export class ModelSwitchPayload {
  @Field(() => ModelInfo, { description: 'The model in service now.' })
  readonly model!: ModelInfo;
}

/** @param inService version that answers at the moment */
export function toModelVersion(
  { version, manifest, activatedAt }: PublishedVersion,
  inService: string | null,
): ModelVersion {
  return {
    version,
    inService: version === inService,
    createdAt: manifest ? new Date(manifest.createdAt) : null,
    activatedAt,
    source: manifest?.source ?? null,
    trainedOn: manifest?.trainedOn ?? null,
    metrics: manifest ? readModelMetrics(manifest.metrics) : [],
  };
}
