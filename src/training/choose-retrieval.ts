/**
 * The best number of explore candidates depends on the data: if most of a basket is new to the user, they contain the
 * purchases; if users mostly reorder, they are noise. Each of the recipe's sizes is therefore tried on a sample: a small
 * stage 1 is trained on the newest training lag and ranks the candidates of the validation targets.
 */
import type { Pool } from 'pg';
import { meanOf } from '../evaluation/bootstrap';
import { featureNames } from '../features/feature-columns';
import { fitBinMappers } from '../gbdt/bin-mapper';
import { DatasetBuilder } from '../gbdt/dataset';
import type { TrainParams } from '../gbdt/params';
import { train } from '../gbdt/train';
import type { Booster } from '../gbdt/tree';
import { concatenated } from '../lib/concatenated';
import type { RetrievalSizes } from '../retrieval/candidate';
import { labelledRows } from './labelled-rows';
import type { LabelledRows } from './labelled-rows';
import type { CatalogueOf } from './catalogue-cache';
import { isClearlyBetter, rankingQualities } from './ranking-qualities';
import type { LagUsers, TargetPlan } from './target-plan';

export interface ChooseRetrievalOptions {
  readonly pool: Pool;
  readonly catalogueOf: CatalogueOf;
  readonly plan: TargetPlan;
  /** The first is chosen unless another one is clearly better. */
  readonly choices: readonly RetrievalSizes[];
  readonly chunkUsers: number;
  readonly seed: number;
  readonly numThreads: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (choicesDone: number) => void;
}

export interface TriedRetrieval {
  readonly sizes: RetrievalSizes;
  /** Mean of recall@10 and NDCG@10 over the sampled validation targets. */
  readonly quality: number;
}

export interface RetrievalChoice {
  readonly sizes: RetrievalSizes;
  readonly tried: readonly TriedRetrieval[];
}

const TRAIN_TARGETS = 1500;
const VALIDATION_TARGETS = 2000;

/** A small booster is enough to compare the choices. */
const params: Partial<TrainParams> = {
  numIterations: 80,
  learningRate: 0.1,
  numLeaves: 15,
  minDataInLeaf: 50,
  lambdaL2: 5,
  featureFraction: 0.5,
};

export async function chooseRetrieval(options: ChooseRetrievalOptions): Promise<RetrievalChoice> {
  const { choices, onProgress = () => {} } = options;
  const [first, ...others] = choices as [RetrievalSizes, ...RetrievalSizes[]];
  if (others.length === 0) return { sizes: first, tried: [] };
  const qualities: Float64Array[] = [];
  for (const sizes of choices) {
    qualities.push(await qualityOf(options, sizes));
    onProgress(qualities.length);
  }
  let best = 0;
  qualities.forEach((quality, c) => {
    if (c !== best && isClearlyBetter(quality, qualities[best])) best = c;
  });
  return {
    sizes: choices[best],
    tried: choices.map((sizes, c) => ({ sizes, quality: meanOf(qualities[c]) })),
  };
}

/** @returns one number per sampled validation target */
async function qualityOf(options: ChooseRetrievalOptions, sizes: RetrievalSizes): Promise<Float64Array> {
  const { plan, signal } = options;
  const chunks = async (lagUsers: LagUsers, targets: number) => {
    const list: LabelledRows[] = [];
    for await (const chunk of sampledRows(options, lagUsers, targets, sizes)) list.push(chunk);
    return list;
  };
  const booster = await smallBooster(await chunks(plan.training[0], TRAIN_TARGETS), options);
  const qualities: number[] = [];
  for await (const chunk of sampledRows(options, plan.validation, VALIDATION_TARGETS, sizes)) {
    signal?.throwIfAborted();
    qualities.push(...rankingQualities(chunk, booster));
  }
  return Float64Array.from(qualities);
}

async function* sampledRows(
  { pool, catalogueOf, chunkUsers, signal }: ChooseRetrievalOptions,
  { lag, userIds }: LagUsers,
  targets: number,
  sizes: RetrievalSizes,
): AsyncGenerator<LabelledRows> {
  const step = Math.max(1, Math.floor(userIds.length / targets));
  const sample = userIds.filter((_, place) => place % step === 0).slice(0, targets);
  const catalogue = await catalogueOf(lag);
  yield* labelledRows({ pool, catalogue, sizes, userIds: sample, chunkUsers, ...(signal && { signal }) });
}

/** @returns undefined if all sampled candidates have the same label, so that there is nothing to learn */
async function smallBooster(
  chunks: readonly LabelledRows[],
  { seed, numThreads, signal }: ChooseRetrievalOptions,
): Promise<Booster | undefined> {
  if (new Set(chunks.flatMap(({ labels }) => [...new Set(labels)])).size < 2) return undefined;
  const rows = concatenated(
    Float32Array,
    chunks.map(({ found }) => found.rows),
  );
  const mappers = fitBinMappers(rows, featureNames.length, { maxBin: 255, minDataInBin: 3 });
  const builder = new DatasetBuilder(mappers, featureNames);
  for (const { found, labels } of chunks) builder.append(found.rows, labels);
  const { booster } = await train({
    params: { ...params, seed },
    train: builder.finish(),
    evaluateTrain: false,
    numThreads,
    signal,
  });
  return booster;
}
