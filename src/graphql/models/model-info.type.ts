import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { HolderState } from '../../inference/model-holder';
import type { Manifest } from '../../registry/manifest';
import { readModelMetrics } from './model-metrics';
import { refusalReasons } from './why-no-model';
import { ModelPhase, ModelSource } from './model-enums';

@ObjectType({ description: 'Value of a metric for a baseline that the model was compared with in the same training run.' })
export class BaselineMetric {
  @Field(() => String, { description: 'Name of the baseline, such as P-TopFreq.' })
  readonly name!: string;

  @Field(() => Float, { description: 'Value of the metric for the baseline.' })
  readonly value!: number;
}

@ObjectType({ description: 'One metric of the training run: the mean over the last order of each user, which the measured model was not trained on. Models of earlier releases were measured on the last order but one.' })
export class ModelMetric {
  @Field(() => String, { description: 'Name of the metric, such as recall@10.' })
  readonly name!: string;

  @Field(() => Float, { nullable: true, description: 'Value of the metric for the model; null if it was not measured.' })
  readonly ours!: number | null;

  @Field(() => [BaselineMetric], { description: 'Values of the same metric for the baselines.' })
  readonly baselines!: readonly BaselineMetric[];
}

@ObjectType({ description: 'Amount of data that a model was trained on.' })
export class TrainedOn {
  @Field(() => Int, { description: 'Number of users.' })
  readonly users!: number;

  @Field(() => Int, { description: 'Number of past orders whose basket had to be predicted.' })
  readonly targets!: number;

  @Field(() => Int, { description: 'Number of candidates of those orders, each of which is one training row.' })
  readonly rows!: number;
}

@ObjectType({ description: 'Importance of one feature in the trees of a stage.' })
export class FeatureImportance {
  @Field(() => String, { description: 'Name of the feature column.' })
  readonly name!: string;

  @Field(() => Float, { description: 'Sum of the gains of all splits on the feature.' })
  readonly gain!: number;

  @Field(() => Int, { description: 'Number of splits on the feature.' })
  readonly splits!: number;
}

@ObjectType({
  description:
    'An activated model that this release cannot use. The previous model stays in service; if there is none, all recommendations are popular products.',
})
export class RefusedModel {
  @Field(() => ID, {
    nullable: true,
    description: 'Version of the model; null if the file models/active cannot be read.',
  })
  readonly version!: string | null;

  @Field(() => String, { description: 'Why the model was refused and what to do. The server log has the details.' })
  readonly reason!: string;

  @Field(() => GraphQLDateTime, { description: 'Date and time at which the model was refused.' })
  readonly at!: Date;
}

@ObjectType({ description: 'The model in service: both stages, which are trained and published together.' })
export class ModelInfo {
  @Field(() => ModelPhase, { description: 'Whether a model is in service.' })
  readonly phase!: keyof typeof ModelPhase;

  @Field(() => ID, { nullable: true, description: 'Version of the model in the registry; null if no model is in service.' })
  readonly version!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Date and time at which the model was published; null if no model is in service.' })
  readonly createdAt!: Date | null;

  @Field(() => ModelSource, { nullable: true, description: 'Origin of the model; null if no model is in service.' })
  readonly source!: Manifest['source'] | null;

  @Field(() => TrainedOn, { nullable: true, description: 'Amount of data that the model was trained on; null if no model is in service.' })
  readonly trainedOn!: TrainedOn | null;

  @Field(() => [ModelMetric], { description: 'Metrics measured by the training run, for the model and the baselines.' })
  readonly metrics!: readonly ModelMetric[];

  @Field(() => RefusedModel, {
    nullable: true,
    description:
      'The activated model if it could not be taken into service, for example because an upgrade changed the feature columns; null otherwise.',
  })
  readonly refused!: RefusedModel | null;

  /** Null if no model is in service. */
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
