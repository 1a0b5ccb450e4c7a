import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { QualityFigures } from './model-quality';
import { BaselineMetric } from './model-info.type';

@ObjectType({ description: 'A mean over the evaluated orders with its 95 % confidence interval (bootstrap).' })
export class Interval {
  @Field(() => Float, { description: 'The mean over all targets.' })
  readonly mean!: number;

  @Field(() => Float, { description: 'Lower end of the confidence interval.' })
  readonly low!: number;

  @Field(() => Float, { description: 'Upper end of the confidence interval.' })
  readonly high!: number;
}

@ObjectType({ description: 'One metric of the model compared with the best baseline.' })
export class MetricInterval {
  @Field(() => String, { description: 'Name of the metric, such as recall@10.' })
  readonly name!: string;

  @Field(() => Interval, { description: 'Value of the model.' })
  readonly ours!: Interval;

  @Field(() => String, { description: 'Name of the baseline with the highest mean.' })
  readonly bestBaseline!: string;

  @Field(() => Interval, { description: 'Difference between the model and that baseline, computed per target.' })
  readonly lead!: Interval;
}

@ObjectType({ description: 'A group of predictions with similar probabilities.' })
export class CalibrationBin {
  @Field(() => Float, { description: 'Mean predicted probability of the group, between 0 and 1.' })
  readonly predicted!: number;

  @Field(() => Float, { description: 'Share of the group, between 0 and 1, that was bought.' })
  readonly observed!: number;

  @Field(() => Int, { description: 'Number of predictions in the group.' })
  readonly count!: number;
}

@ObjectType({ description: 'Recall of the targets whose histories have a similar length.' })
export class HistorySlice {
  @Field(() => String, { description: 'Range of the number of orders before the target, such as 3 to 5.' })
  readonly orders!: string;

  @Field(() => Int, { description: 'Number of targets in this range.' })
  readonly targets!: number;

  @Field(() => Float, { nullable: true, description: 'Recall@10 of the model; null if it was not measured.' })
  readonly ours!: number | null;

  @Field(() => [BaselineMetric], { description: 'Recall@10 of each baseline.' })
  readonly baselines!: readonly BaselineMetric[];
}

@ObjectType({ description: 'How the validation metric of a stage changed during training, tree by tree.' })
export class LearningCurve {
  @Field(() => Int, { description: 'Number of the stage: 1 (candidate model) or 2 (ranking model).' })
  readonly stage!: number;

  @Field(() => String, { description: 'Name of the metric, such as logLoss.' })
  readonly metric!: string;

  @Field(() => Int, { description: 'Number of trees in the model, chosen by the metric.' })
  readonly bestIteration!: number;

  @Field(() => [Float], { description: 'Value of the metric on the validation targets after each tree.' })
  readonly validation!: readonly number[];
}

@ObjectType({
  description:
    'Quality of a model, measured on the last order of each user with a model of the same settings that was not trained on these orders. Models of earlier releases were measured on the last order but one. Parts that were not measured are null or empty.',
})
export class ModelQuality {
  @Field(() => Int, { nullable: true, description: 'Number of orders whose basket was predicted; null if it is unknown.' })
  readonly targets!: number | null;

  @Field(() => [MetricInterval], { description: 'Confidence intervals of the metrics.' })
  readonly intervals!: readonly MetricInterval[];

  @Field(() => Float, { nullable: true, description: 'Expected calibration error, the mean difference between predicted and observed probability; null if it was not measured.' })
  readonly expectedCalibrationError!: number | null;

  @Field(() => [CalibrationBin], { description: 'Predicted and observed probabilities, from the least to the most likely predictions.' })
  readonly calibration!: readonly CalibrationBin[];

  @Field(() => [HistorySlice], { description: 'Recall by length of history, from short to long histories.' })
  readonly byHistory!: readonly HistorySlice[];

  @Field(() => [LearningCurve], { description: 'Learning curves, one per stage.' })
  readonly learningCurves!: readonly LearningCurve[];
}

export function toModelQuality(figures: QualityFigures): ModelQuality {
  const { validationTargets, intervals, expectedCalibrationError, calibration, recallByHistory } = figures;
  const curves = [figures.stage1, figures.stage2];
  return {
    targets: validationTargets,
    intervals: Object.entries(intervals).map(([name, found]) => ({ name, ...found })),
    expectedCalibrationError,
    calibration,
    byHistory: recallByHistory.map(({ orders, targets, recall: { ours, ...baselines } }) => ({
      orders,
      targets,
      ours: ours ?? null,
      baselines: Object.entries(baselines).map(([name, value]) => ({ name, value })),
    })),
    learningCurves: curves.flatMap((curve, place) => (curve ? [{ stage: place + 1, ...curve }] : [])),
  };
}
