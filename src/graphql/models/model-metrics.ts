import { z } from 'zod';
import type { JsonObject } from '../../registry/manifest';

/** As written by training: metric -> `ours` (the model) or name of a baseline -> mean over the validation targets. */
const shape = z.object({ validation: z.record(z.string(), z.record(z.string(), z.number())) });

export interface ModelMetricValues {
  readonly name: string;
  readonly ours: number | null;
  readonly baselines: readonly { readonly name: string; readonly value: number }[];
}

/** @returns one entry per metric; none for an imported model, which was not measured by this service */
export function readModelMetrics(metrics: JsonObject): readonly ModelMetricValues[] {
  return Object.entries(shape.safeParse(metrics).data?.validation ?? {}).map(
    ([name, { ours, ...baselines }]) => ({
      name,
      ours: ours ?? null,
      baselines: Object.entries(baselines).map(([baseline, value]) => ({ name: baseline, value })),
    }),
  );
}
