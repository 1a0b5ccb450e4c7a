import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { QualityFigures } from './model-quality';
import { BaselineMetric } from './model-info.type';

@ObjectType({ description: 'A mean over targets and where it lies with 95 % confidence (bootstrap).' })
export class Interval {
  @Field(() => Float, { description: 'The mean.' })
  readonly mean!: number;

  @Field(() => Float, { description: 'Lower end.' })
  readonly low!: number;

  @Field(() => Float, { description: 'Upper end.' })
  readonly high!: number;
}

@ObjectType({ description: 'One metric of the model beside the best of the baselines.' })
export class MetricInterval {
  @Field(() => String, { description: 'Such as recall@10.' })
  readonly name!: string;

  @Field(() => Interval, { description: 'Of the model.' })
  readonly ours!: Interval;

  @Field(() => String, { description: 'The baseline with the highest mean.' })
  readonly bestBaseline!: string;

  @Field(() => Interval, { description: 'The model minus that baseline, target by target.' })
  readonly lead!: Interval;
}

@ObjectType({ description: 'Predictions of about the same probability.' })
export class CalibrationBin {
  @Field(() => Float, { description: 'Their mean probability.' })
  readonly predicted!: number;

  @Field(() => Float, { description: 'The share that was really bought.' })
  readonly observed!: number;

  @Field(() => Int, { description: 'How many they are.' })
  readonly count!: number;
}

@ObjectType({ description: 'Recall of targets with a history of about the same length.' })
export class HistorySlice {
  @Field(() => String, { description: 'Orders before the target, such as 3 to 5.' })
  readonly orders!: string;

  @Field(() => Int, { description: 'How many targets.' })
  readonly targets!: number;

  @Field(() => Float, { nullable: true, description: 'Recall@10 of the model.' })
  readonly ours!: number | null;

  @Field(() => [BaselineMetric], { description: 'Recall@10 of the baselines.' })
  readonly baselines!: readonly BaselineMetric[];
}

@ObjectType({ description: 'How a stage learnt, tree by tree.' })
export class LearningCurve {
  @Field(() => Int, { description: '1 or 2.' })
  readonly stage!: number;

  @Field(() => String, { description: 'What was measured, such as logLoss.' })
  readonly metric!: string;

  @Field(() => Int, { description: 'Number of trees that were kept.' })
  readonly bestIteration!: number;

  @Field(() => [Float], { description: 'The metric on validation targets after each tree.' })
  readonly validation!: readonly number[];
}

@ObjectType({
  description:
    'How good a model is on validation targets, which are held back from training. Parts that were not measured are empty.',
})
export class ModelQuality {
  @Field(() => Int, { nullable: true, description: 'Orders whose basket had to be predicted.' })
  readonly targets!: number | null;

  @Field(() => [MetricInterval], { description: 'How sure the metrics are.' })
  readonly intervals!: readonly MetricInterval[];

  @Field(() => Float, { nullable: true, description: 'Expected calibration error.' })
  readonly expectedCalibrationError!: number | null;

  @Field(() => [CalibrationBin], { description: 'Promised and real shares, from unlikely to likely.' })
  readonly calibration!: readonly CalibrationBin[];

  @Field(() => [HistorySlice], { description: 'From short histories to long ones.' })
  readonly byHistory!: readonly HistorySlice[];

  @Field(() => [LearningCurve], { description: 'One a stage.' })
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
