/**
 * Names in the model registry:
 *
 *   models/
 *     20261123-181502-ab12cd/    one published version: UTC time, and six digits of the hash of its content
 *       stage1.onnx  stage1.txt  the ONNX file that scores, and the same trees as LightGBM text
 *       stage2.onnx  stage2.txt
 *       manifest.json
 *     active                     one line: the version in service
 *     active.history             one line per activation: time and version
 *     .staging-<pid>-<random>/   a version being published; renamed when it is complete
 */
import { join } from 'node:path';

/** The two boosters of a model. */
export type Stage = 'stage1' | 'stage2';

export const STAGES: readonly Stage[] = ['stage1', 'stage2'];

export const MODEL_FILES = ['stage1.onnx', 'stage1.txt', 'stage2.onnx', 'stage2.txt'] as const;

export type ModelFile = (typeof MODEL_FILES)[number];

export const MANIFEST_FILE = 'manifest.json';

export const VERSION_PATTERN = /^\d{8}-\d{6}-[0-9a-f]{6}$/;

export function onnxFile(stage: Stage): ModelFile {
  return `${stage}.onnx`;
}

export function textFile(stage: Stage): ModelFile {
  return `${stage}.txt`;
}

export function versionDirectory(modelsDir: string, version: string): string {
  return join(modelsDir, version);
}

export function activeFile(modelsDir: string): string {
  return join(modelsDir, 'active');
}

export function activeHistoryFile(modelsDir: string): string {
  return join(modelsDir, 'active.history');
}
