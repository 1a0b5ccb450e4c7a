/** Reads the trees of one stage, which explain its scores. */
import { readFile } from 'node:fs/promises';
import { ModelError } from './model-error';
import type { ParsedBooster, Tree } from '../trees/tree';
import { parseTreeText } from '../trees/tree-text';

export interface TextFile {
  /** Path of the trees as LightGBM text. */
  readonly textPath: string;
  /** The feature columns that the manifest names. */
  readonly columns: readonly string[];
}

/** @throws ModelError MODEL_CORRUPT or MODEL_MISMATCH */
export async function readTrees(files: TextFile): Promise<readonly Tree[]> {
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

function checkColumns({ textPath, columns }: TextFile, names: readonly string[]): void {
  const expected = `${textPath}: expected the ${columns.length} columns of the manifest`;
  if (names.length !== columns.length)
    throw new ModelError('MODEL_MISMATCH', `${expected}, got ${names.length}`);
  const wrong = names.findIndex((name, i) => name !== columns[i]);
  if (wrong < 0) return;
  const got = `"${names[wrong]}" instead of "${columns[wrong]}" at position ${wrong + 1}`;
  throw new ModelError('MODEL_MISMATCH', `${expected}, got ${got}`);
}
