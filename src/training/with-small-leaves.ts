import type { TrainParams } from '../gbdt/params';

/** A leaf may hold a tenth of the rows, however few they are: larger leaves would leave a small shop without any split. */
const MAX_LEAF_SHARE = 0.1;

/** The parameters of a stage, with leaves as small as so few rows need them; in all but small shops they are unchanged. */
export function withSmallLeaves(params: Partial<TrainParams>, rows: number): Partial<TrainParams> {
  const { minDataInLeaf } = params;
  if (minDataInLeaf === undefined) return params;
  return {
    ...params,
    minDataInLeaf: Math.min(minDataInLeaf, Math.max(1, Math.floor(rows * MAX_LEAF_SHARE))),
  };
}
