/** The two files of one stage: the ONNX file that scores, opened here, and the trees that explain (read-trees.ts). */
import { InferenceSession } from 'onnxruntime-node';
import { ModelError } from '../registry/model-error';
import { ROWS_INPUT } from './onnx-names';

export interface StageFiles {
  /** Absolute path of the .onnx file. */
  readonly onnxPath: string;
  /** Absolute path of the same trees as LightGBM text. */
  readonly textPath: string;
  /** Feature columns of a row; both files must have these. */
  readonly columns: readonly string[];
}

/**
 * The session runs on one thread, because several batches at a time use the cores better than one batch split up.
 *
 * @throws ModelError MODEL_MISMATCH; the error of onnxruntime if it cannot read the file
 */
export async function openSession(files: StageFiles): Promise<InferenceSession> {
  const session = await InferenceSession.create(files.onnxPath, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  const input = session.inputMetadata.find((metadata) => metadata.name === ROWS_INPUT);
  const columns = input?.isTensor ? input.shape[1] : undefined;
  if (columns === files.columns.length) return session;
  const expected = `expected an input "${ROWS_INPUT}" of ${files.columns.length} columns`;
  throw new ModelError('MODEL_MISMATCH', `${files.onnxPath}: ${expected}, got ${columns ?? 'none'}`);
}
