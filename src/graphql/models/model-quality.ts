import { z } from 'zod';
import type { JsonObject } from '../../registry/manifest';

const interval = z.object({ mean: z.number(), low: z.number(), high: z.number() });

const curve = z.object({
  metric: z.string(),
  bestIteration: z.int(),
  validation: z.array(z.number()),
});

/** As written by training, in addition to `validation` (see model-metrics.ts). Earlier releases wrote fewer parts. */
const shape = z.object({
  validationTargets: z.int().nullable().catch(null),
  intervals: z
    .record(z.string(), z.object({ ours: interval, bestBaseline: z.string(), lead: interval }))
    .catch({}),
  expectedCalibrationError: z.number().nullable().catch(null),
  calibration: z.array(z.object({ predicted: z.number(), observed: z.number(), count: z.int() })).catch([]),
  recallByHistory: z
    .array(z.object({ orders: z.string(), targets: z.int(), recall: z.record(z.string(), z.number()) }))
    .catch([]),
  stage1: curve.nullable().catch(null),
  stage2: curve.nullable().catch(null),
});

export type QualityFigures = z.infer<typeof shape>;

/** @returns what the training run measured; parts that it did not measure are null or empty */
export function readModelQuality(metrics: JsonObject): QualityFigures {
  return shape.parse(metrics);
}
