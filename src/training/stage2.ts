/**
 * Stage 2: gradient boosting of the shortlist, depth-wise with a small learning rate. It starts from stage 1's score and
 * learns corrections from the position in the list. With nothing to learn, its result equals stage 1's.
 */
import { fitBinMappers } from '../gbdt/bin-mapper';
import { DatasetBuilder } from '../gbdt/dataset';
import type { Dataset } from '../gbdt/dataset';
import { featureImportance } from '../gbdt/importance';
import { recordOfParams } from '../gbdt/parameter-record';
import { resolveParams } from '../gbdt/resolve-params';
import type { TrainParams } from '../gbdt/params';
import { train } from '../gbdt/train';
import { emptyModelWarning } from '../gbdt/train-warnings';
import type { TrainResult } from '../gbdt/train';
import { concatenated } from '../lib/concatenated';
import { shortlist } from '../recommend/two-stages';
import type { Shortlist } from '../recommend/two-stages';
import { stage2Names } from '../recommend/shortlist-rows';
import type { LabelledRows } from './labelled-rows';
import type { StageOptions } from './stage1';
import { continued, startingScores } from './starting-point';
import { withSmallLeaves } from './with-small-leaves';

/** Shortlisted rows of one chunk's targets. */
export interface LabelledShortlist {
  readonly lists: readonly Shortlist[];
  /** In the order of the lists. */
  readonly labels: Uint8Array;
}

/** @param scores stage 1's raw scores of the chunk's candidates */
export function labelledShortlist(
  chunk: LabelledRows,
  scores: Float32Array,
  size: number,
): LabelledShortlist {
  const { found, catalogue, labels } = chunk;
  const lists = chunk.targets.map((_, r) => shortlist(found, catalogue, scores, r, size));
  const own = lists.flatMap((list, r) => Array.from(list.places, (place) => labels[found.starts[r] + place]));
  return { lists, labels: Uint8Array.from(own) };
}

/** Trains stage 2. If all training rows have the same label, the result has no trees, so that stage 1 alone ranks. */
export async function trainStage2(
  training: readonly LabelledShortlist[],
  validation: readonly LabelledShortlist[],
  { recipe, seed, from, ...rest }: StageOptions,
): Promise<TrainResult> {
  const sample = spread(training, recipe.binSample);
  const mappers = fitBinMappers(sample, stage2Names.length, { maxBin: 255, minDataInBin: 3 });
  const dataset = (chunks: readonly LabelledShortlist[]) => {
    const builder = new DatasetBuilder(mappers, stage2Names);
    for (const chunk of chunks) {
      const rows = rowsOf([chunk]);
      const { initScores: corrections } = startingScores(from?.stage2, rows);
      const scores = concatenated(
        Float32Array,
        chunk.lists.map((list) => list.scores),
      );
      const initScores = scores.map((score, i) => score + (corrections?.[i] ?? 0));
      builder.append(rows, chunk.labels, { initScores });
    }
    return builder.finish();
  };
  const rows = dataset(training);
  const params = { ...withSmallLeaves(recipe.stage2, rows.numRows), seed };
  const { labels } = rows.storage;
  if (labels.every((label) => label === labels[0]))
    return continued(from?.stage2, withoutTrees(rows, params));
  const result = await train({
    params,
    train: rows,
    validation: validation.length > 0 ? dataset(validation) : undefined,
    evaluateTrain: false,
    ...rest,
  });
  return continued(from?.stage2, result);
}

/** The result that training would have without any split. */
function withoutTrees({ storage }: Dataset, given: Partial<TrainParams>): TrainResult {
  const params = resolveParams(given);
  const { featureNames, featureRanges } = storage;
  const booster = Object.freeze({
    objective: params.objective,
    featureNames,
    featureRanges,
    initScore: 0,
    trees: [],
    params: recordOfParams(params),
  });
  const evaluations = { metric: params.metric, train: [], validation: [] };
  return {
    booster,
    bestIteration: 0,
    evaluations,
    importance: featureImportance(booster),
    warnings: [emptyModelWarning([0])],
  };
}

const rowsOf = (chunks: readonly LabelledShortlist[]) =>
  concatenated(
    Float32Array,
    chunks.flatMap(({ lists }) => lists.map((list) => list.rows)),
  );

/** A sample of whole lists, spread evenly over all targets, so that it does not depend on the chunks. */
function spread(chunks: readonly LabelledShortlist[], rows: number): Float32Array {
  const lists = chunks.flatMap((chunk) => chunk.lists);
  const all = lists.reduce((sum, list) => sum + list.places.length, 0);
  const step = Math.max(1, Math.ceil(all / rows));
  return concatenated(
    Float32Array,
    lists.filter((_, place) => place % step === 0).map((list) => list.rows),
  );
}
