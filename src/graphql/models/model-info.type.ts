import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { HolderState } from '../../inference/model-holder';
import type { Manifest } from '../../registry/manifest';
import { readModelMetrics } from './model-metrics';
import { refusalReasons } from './refusal-reasons';
import { ModelPhase, ModelSource } from './model-enums';

@ObjectType({ description: 'A metric of something that the model was compared with, in the same run.' })
export class BaselineMetric {
  @Field(() => String, { description: 'Name of the baseline, such as P-TopFreq.' })
  readonly name!: string;

  @Field(() => Float, { description: 'Its value.' })
  readonly value!: number;
}

@ObjectType({ description: 'One metric of the training run, on validation targets.' })
export class ModelMetric {
  @Field(() => String, { description: 'Such as recall@10.' })
  readonly name!: string;

  @Field(() => Float, { nullable: true, description: "The model's value; null where it was not measured." })
  readonly ours!: number | null;

  @Field(() => [BaselineMetric], { description: 'The same metric of the baselines.' })
  readonly baselines!: readonly BaselineMetric[];
}

@ObjectType({ description: 'What the model learnt from.' })
export class TrainedOn {
  @Field(() => Int, { description: 'Users.' })
  readonly users!: number;

  @Field(() => Int, { description: 'Past orders whose basket had to be predicted.' })
  readonly targets!: number;

  @Field(() => Int, { description: 'Candidates of those targets.' })
  readonly rows!: number;
}

@ObjectType({ description: "A feature's share in a booster." })
export class FeatureImportance {
  @Field(() => String, { description: 'Name of the feature column.' })
  readonly name!: string;

  @Field(() => Float, { description: 'Sum of the gains of its splits.' })
  readonly gain!: number;

  @Field(() => Int, { description: 'Number of its splits.' })
  readonly splits!: number;
}

@ObjectType({
  description:
    'An activated version that this release cannot use. The version before it stays in service; when there is none, all recommendations are popular products.',
})
export class RefusedModel {
  @Field(() => ID, {
    nullable: true,
    description: 'The version; null when models/active itself is unreadable.',
  })
  readonly version!: string | null;

  @Field(() => String, { description: 'What is wrong with it and what to do. The log has the details.' })
  readonly reason!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was refused.' })
  readonly at!: Date;
}

@ObjectType({ description: 'The model in service: both stages, trained and published together.' })
export class ModelInfo {
  @Field(() => ModelPhase, { description: 'Is one in service?' })
  readonly phase!: keyof typeof ModelPhase;

  @Field(() => ID, { nullable: true, description: 'Its version in the registry.' })
  readonly version!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was published.' })
  readonly createdAt!: Date | null;

  @Field(() => ModelSource, { nullable: true, description: 'Where it came from.' })
  readonly source!: Manifest['source'] | null;

  @Field(() => TrainedOn, { nullable: true, description: 'What it learnt from.' })
  readonly trainedOn!: TrainedOn | null;

  @Field(() => [ModelMetric], { description: 'What its training measured, beside the baselines.' })
  readonly metrics!: readonly ModelMetric[];

  @Field(() => RefusedModel, {
    nullable: true,
    description:
      'The activated version when it could not be taken into service, for example because an upgrade changed the feature columns; null otherwise.',
  })
  readonly refused!: RefusedModel | null;

  /** Null when no model is in service. */
  readonly manifest!: Manifest | null;
}

export function toModelInfo(state: HolderState): ModelInfo {
  const manifest = state.phase === 'ready' ? state.leased.model.manifest : null;
  const refused = state.phase === 'closed' ? null : state.refused;
  return Object.assign(new ModelInfo(), {
    phase: manifest ? ModelPhase.READY : ModelPhase.NONE,
    version: manifest?.version ?? null,
    createdAt: manifest ? new Date(manifest.createdAt) : null,
    source: manifest?.source ?? null,
    trainedOn: manifest?.trainedOn ?? null,
    metrics: manifest ? readModelMetrics(manifest.metrics) : [],
    refused: refused && {
      version: refused.version,
      reason: refusalReasons[refused.error.code],
      at: refused.at,
    },
    manifest,
  });
}
