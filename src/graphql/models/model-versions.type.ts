import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Manifest } from '../../registry/manifest';
import type { PublishedVersion } from '../../registry/published-versions';
import { TextUpTo } from '../validation/rules';
import { readModelMetrics } from './model-metrics';
import { ModelSource } from './model-enums';
import { ModelInfo, ModelMetric, TrainedOn } from './model-info.type';

@ArgsType()
export class ModelVersionArgs {
  @Field(() => ID, { description: 'Version of a published model, as listed by modelVersions.' })
  @TextUpTo(40)
  readonly version!: string;
}

@ObjectType({
  description: 'A published model. If its manifest cannot be read, its other fields are null or empty.',
})
export class ModelVersion {
  @Field(() => ID, { description: 'Version of the model in the registry.' })
  readonly version!: string;

  @Field(() => Boolean, { description: 'Whether this model is in service.' })
  readonly inService!: boolean;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Date and time at which the model was published.' })
  readonly createdAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Date and time at which the model was last activated; null if it never was.',
  })
  readonly activatedAt!: Date | null;

  @Field(() => ModelSource, { nullable: true, description: 'Origin of the model: trained by this service or imported.' })
  readonly source!: Manifest['source'] | null;

  @Field(() => TrainedOn, { nullable: true, description: 'Amount of data that the model was trained on.' })
  readonly trainedOn!: TrainedOn | null;

  @Field(() => [ModelMetric], { description: 'Metrics measured by the training run, for the model and the baselines.' })
  readonly metrics!: readonly ModelMetric[];
}

@ObjectType({ description: 'The models in the model registry.' })
export class ModelVersions {
  @Field(() => [ModelVersion], { description: 'The published models, newest first.' })
  readonly versions!: readonly ModelVersion[];

  @Field(() => Int, { description: 'Number of published models.' })
  readonly totalCount!: number;

  @Field(() => Boolean, { description: 'Whether the caller may activate another model.' })
  readonly mayActivate!: boolean;
}

@ObjectType({ description: 'Result of activateModel and rollbackModel.' })
export class ModelSwitchPayload {
  @Field(() => ModelInfo, { description: 'The model that is in service after the change.' })
  readonly model!: ModelInfo;
}

/** @param inService version of the model in service */
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
