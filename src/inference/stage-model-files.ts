/** Opens the two files of one stage: the ONNX session for scores, and the trees for explanations. */
import { readFile } from 'node:fs/promises';
import { InferenceSession } from 'onnxruntime-node';
import { ModelError } from '../registry/model-error';
import { ROWS_INPUT } from './onnx-names';
import type { ParsedBooster, ParsedTree } from '../trees/tree';
import { parseTreeText } from '../trees/tree-text';

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

/** @throws ModelError MODEL_CORRUPT or MODEL_MISMATCH */
export async function readTrees(files: StageFiles): Promise<readonly ParsedTree[]> {
  const booster = parse(files.textPath, await readFile(files.textPath, 'utf8'));
  checkColumns(files, booster.featureNames);
  return booster.trees;
}

function parse(path: string, text: string): ParsedBooster {
  try {
    return parseTreeText(text);
  } catch (cause) {
    throw new ModelError('MODEL_CORRUPT', `${path}: ${(cause as Error).message}`, { cause });
  }
}

function checkColumns({ textPath, columns }: StageFiles, names: readonly string[]): void {
  const expected = `${textPath}: expected the ${columns.length} columns of the manifest`;
  if (names.length !== columns.length)
    throw new ModelError('MODEL_MISMATCH', `${expected}, got ${names.length}`);
  const wrong = names.findIndex((name, i) => name !== columns[i]);
  if (wrong < 0) return;
  const got = `"${names[wrong]}" instead of "${columns[wrong]}" at position ${wrong + 1}`;
  throw new ModelError('MODEL_MISMATCH', `${expected}, got ${got}`);
}
