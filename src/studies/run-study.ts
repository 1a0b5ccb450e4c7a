/** Plans a study for the data and runs it. */
import { viewsDir } from '../db/database';
import { refreshAggregates } from '../db/views/refresh-aggregates';
import type { StartProgress } from '../lib/progress';
import { planTargets } from '../training/target-plan';
import { planStudy } from './study-plans';
import type { StudyName } from './study-plans';
import { compareVariants } from './compare-variants';
import type { CompareRequest } from './compare-variants';
import type { StudyResult } from './study';

export interface StudyRequest extends CompareRequest {
  readonly study: StudyName;
  /** Name of the data set in reports. */
  readonly dataSet: string;
  readonly startProgress: StartProgress;
}

/** Upper limit: the views of user behaviour go back this far. */
const MAX_LAGS = 100;

/** @throws TrainingError when there is too little data */
export async function runStudy(request: StudyRequest): Promise<StudyResult> {
  const { study, dataSet, pool, recipe, seeds, startProgress } = request;
  const start = performance.now();
  await refreshAggregates(pool, viewsDir);
  const { training } = await planTargets(pool, MAX_LAGS);
  const users = training[0]?.userIds.length ?? 0;
  const plan = planStudy[study]({ recipe, users, deepestLags: training.length });
  const progress = startProgress(`Study ${study}`, plan.variants.length * seeds);
  const variants = await compareVariants(plan, request, progress.update);
  progress.stop(`${plan.variants.length} variants, ${seeds} ${seeds === 1 ? 'booster' : 'boosters'} each`);
  return { study, dataSet, plan, seeds, variants, seconds: (performance.now() - start) / 1000 };
}
