import { ModelError } from '../registry/model-error';
import { onnxFile } from '../registry/model-files';
import type { Stage } from '../registry/model-files';
import type { Scorer } from './scorer';
import type { WorkerClient } from './worker-client';

/**
 * The scorer of one stage of a loaded model. Throws ModelError: SCORING_FAILED, or MODEL_CORRUPT when a raw score is not
 * finite, which can only come from an ONNX file that says something else than the text beside it.
 */
export function onnxScorer(client: WorkerClient, stage: Stage, numFeatures: number): Scorer {
  return async (rows, numRows) => {
    if (rows.length !== numRows * numFeatures) {
      const expected = `expected ${numRows} rows x ${numFeatures} features = ${numRows * numFeatures} values`;
      throw new RangeError(`${stage}: ${expected}, got ${rows.length}`);
    }
    return numRows === 0 ? new Float32Array(0) : finite(stage, await client.score(stage, rows, numRows));
  };
}

/** An infinite raw score would become a probability of exactly 0 or 1, and NaN one that sorts anywhere. */
function finite(stage: Stage, scores: Float32Array): Float32Array {
  const row = scores.findIndex((score) => !Number.isFinite(score));
  if (row < 0) return scores;
  throw new ModelError(
    'MODEL_CORRUPT',
    `${onnxFile(stage)}: expected finite raw scores, got ${scores[row]} for row ${row + 1} of ${scores.length}. ` +
      'Activate another version ("npm run models -- list"), or train one with "npm run train".',
  );
}
