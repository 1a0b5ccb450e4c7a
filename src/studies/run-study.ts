/** A study by its name: planned for the data, then done. */
import { viewsDir } from '../db/database';
import { bringAggregatesUpToDate } from '../db/views/bring-up-to-date';
import type { StartProgress } from '../lib/progress';
import { planTargets } from '../training/target-plan';
import { planStudy } from './all-studies';
import type { StudyName } from './all-studies';
import { compareVariants } from './compare-variants';
import type { CompareRequest } from './compare-variants';
import type { StudyResult } from './study';

export interface StudyRequest extends CompareRequest {
  readonly study: StudyName;
  /** What the reader knows the data by. */
  readonly dataSet: string;
  readonly startProgress: StartProgress;
}

/** Views of what all users do reach back this far at most. */
const mostLags = 100;

/** @throws TrainingError when there is too little data */
export async function runStudy(request: StudyRequest): Promise<StudyResult> {
  const { study, dataSet, pool, recipe, seeds, startProgress } = request;
  const start = performance.now();
  await bringAggregatesUpToDate(pool, viewsDir);
  const { training } = await planTargets(pool, mostLags);
  const users = training[0]?.userIds.length ?? 0;
  const plan = planStudy[study]({ recipe, users, deepestLags: training.length });
  const progress = startProgress(`Study ${study}`, plan.variants.length * seeds);
  const variants = await compareVariants(plan, request, progress.update);
  progress.stop(`${plan.variants.length} variants, ${seeds} ${seeds === 1 ? 'booster' : 'boosters'} each`);
  return { study, dataSet, plan, seeds, variants, seconds: (performance.now() - start) / 1000 };
}
