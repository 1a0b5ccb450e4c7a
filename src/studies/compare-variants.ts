/** Reads the rows, trains each variant with several seeds, measures it, and compares all variants with the first one. */
import type { Pool } from 'pg';
import { readAllUsers } from '../evaluation/read-all-users';
import type { Recipe } from '../training/recipes';
import { planTargets } from '../training/target-plan';
import { meanNumbers, measuredNumbers } from './measured-numbers';
import { measureVariant } from './measure-variant';
import type { TargetNumbers } from './measure-variant';
import type { StudyPlan, Variant, VariantResult } from './study';
import { readStudyRows } from './study-rows';
import type { StudyRows } from './study-rows';
import { trainVariant } from './train-variant';
import { variantDatasets } from './variant-datasets';
import type { VariantDatasets } from './variant-datasets';

export interface CompareRequest {
  readonly pool: Pool;
  readonly recipe: Recipe;
  /** Number of boosters per variant. */
  readonly seeds: number;
  readonly firstSeed: number;
  readonly chunkUsers: number;
  readonly numThreads: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * @param onProgress called with the number of boosters trained so far and the current step
 * @returns one result per variant, in order
 */
export async function compareVariants(
  plan: Pick<StudyPlan, 'variants' | 'lags'>,
  request: CompareRequest,
  onProgress: (boosters: number, detail: string) => void = () => {},
): Promise<readonly VariantResult[]> {
  const results: VariantResult[] = [];
  let rows: StudyRows | undefined;
  let reference: TargetNumbers | undefined;
  for (const [v, variant] of plan.variants.entries()) {
    const before = v * request.seeds;
    const report = (done: number, what: string) => onProgress(before + done, `${variant.name}${what}`);
    if (rows === undefined || variant.retrieval) {
      rows = await rowsOf(request, plan.lags, variant, (share) =>
        report(0, `: reading rows ${Math.floor(100 * share)} %`),
      );
    }
    const { numbers, ...trained } = await trainSeeds(request, rows, variant, (done) => report(done, ''));
    const measured = measuredNumbers(rows, numbers, reference, request.firstSeed);
    results.push({ variant, ...trained, measured });
    reference ??= numbers;
  }
  return results;
}

const TEST_LAG = 1;

async function rowsOf(
  { pool, chunkUsers, signal, ...request }: CompareRequest,
  lags: number,
  variant: Variant,
  onProgress: (share: number) => void,
): Promise<StudyRows> {
  const recipe = { ...request.recipe, retrieval: variant.retrieval ?? request.recipe.retrieval };
  const plan = await planTargets(pool, lags);
  const test = { lag: TEST_LAG, userIds: await readAllUsers(pool) };
  const all = [...plan.training, plan.validation, test].reduce((sum, { userIds }) => sum + userIds.length, 0);
  const onTargets = (targets: number) => onProgress(targets / all);
  return readStudyRows({ pool, plan, test, recipe, chunkUsers, signal, onProgress: onTargets });
}

interface TrainedSeeds extends Pick<VariantResult, 'trainingRows' | 'trees'> {
  readonly numbers: TargetNumbers;
}

async function trainSeeds(
  { recipe, seeds, firstSeed, numThreads, signal }: CompareRequest,
  rows: StudyRows,
  variant: Variant,
  onProgress: (boosters: number) => void,
): Promise<TrainedSeeds> {
  const numbers: TargetNumbers[] = [];
  let [trainingRows, trees] = [0, 0];
  let datasets: VariantDatasets | undefined;
  for (let s = 0; s < seeds; s++) {
    signal?.throwIfAborted();
    onProgress(s);
    const seed = firstSeed + s;
    // Datasets depend on the seed only if the variant draws users.
    if (datasets === undefined || variant.users !== undefined) {
      datasets = variantDatasets(rows, variant, recipe.binSample, seed);
    }
    const trained = await trainVariant(datasets, { recipe, seed, numThreads, signal });
    numbers.push(measureVariant(rows, trained, recipe.shortlistSize));
    trainingRows += trained.trainingRows / seeds;
    trees += trained.trees / seeds;
  }
  onProgress(seeds);
  return { numbers: meanNumbers(numbers), trainingRows, trees };
}
