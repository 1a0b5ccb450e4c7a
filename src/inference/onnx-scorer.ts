import type { Scorer } from './scorer';
import type { Stage } from '../registry/model-files';
import type { WorkerClient } from './worker-client';

/**
 * The scorer of one stage of a loaded model.
 *
 * @throws ModelError SCORING_FAILED
 */
export function onnxScorer(client: WorkerClient, stage: Stage, numFeatures: number): Scorer {
  return async (rows, numRows) => {
    if (rows.length !== numRows * numFeatures) {
      const expected = `expected ${numRows} rows x ${numFeatures} features = ${numRows * numFeatures} values`;
      throw new RangeError(`${stage}: ${expected}, got ${rows.length}`);
    }
    return numRows === 0 ? new Float32Array(0) : client.score(stage, rows, numRows);
  };
}
