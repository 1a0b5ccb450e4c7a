/**
 * Stage 2: gradient boosting over the shortlist, depth-wise with small steps. It starts from stage 1's score and learns
 * what the place in the list adds, so that with nothing to learn it is stage 1.
 */
import { fitBinMappers } from '../gbdt/bin-mapper';
import { DatasetBuilder } from '../gbdt/dataset';
import { train } from '../gbdt/train';
import type { TrainResult } from '../gbdt/train';
import { concatenated } from '../lib/concatenated';
import { shortlist } from '../recommend/two-stages';
import type { Shortlist } from '../recommend/two-stages';
import { stage2Names } from '../recommend/shortlist-rows';
import type { LabelledRows } from './labelled-rows';
import type { StageOptions } from './stage1';
import { continued, startingScores } from './starting-point';

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
  const result = await train({
    params: { ...recipe.stage2, seed },
    train: dataset(training),
    validation: dataset(validation),
    evaluateTrain: false,
    ...rest,
  });
  return continued(from?.stage2, result);
}

const rowsOf = (chunks: readonly LabelledShortlist[]) =>
  concatenated(
    Float32Array,
    chunks.flatMap(({ lists }) => lists.map((list) => list.rows)),
  );

/** Whole lists spread over all targets, so that the sample does not depend on how the targets were read in chunks. */
function spread(chunks: readonly LabelledShortlist[], rows: number): Float32Array {
  const lists = chunks.flatMap((chunk) => chunk.lists);
  const all = lists.reduce((sum, list) => sum + list.places.length, 0);
  const step = Math.max(1, Math.ceil(all / rows));
  return concatenated(
    Float32Array,
    lists.filter((_, place) => place % step === 0).map((list) => list.rows),
  );
}
