import type { TrainParams } from '../gbdt/params';

/** Leaves with a tenth of the rows are always allowed: a larger minimum would prevent any split in a small shop. */
const MAX_LEAF_SHARE = 0.1;

/** The parameters of a stage, with a smaller minDataInLeaf if there are few rows; unchanged except in small shops. */
export function withSmallLeaves(params: Partial<TrainParams>, rows: number): Partial<TrainParams> {
  const { minDataInLeaf } = params;
  if (minDataInLeaf === undefined) return params;
  return {
    ...params,
    minDataInLeaf: Math.min(minDataInLeaf, Math.max(1, Math.floor(rows * MAX_LEAF_SHARE))),
  };
}
