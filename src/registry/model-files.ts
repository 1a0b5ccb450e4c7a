/**
 * Names in the model registry:
 *
 *   models/
 *     20261123-181502-ab12cd/    one published version: UTC time, and six digits of the hash of its content
 *       stage1.onnx  stage1.txt  the ONNX file that scores, and the same trees as LightGBM text
 *       stage2.onnx  stage2.txt
 *       fitted-orders.txt        the past orders that the model was fitted on, as identities (fitted-orders.ts)
 *       evaluated/               the same files of the evaluated model, which never saw any user's last order
 *       selection/               trees and fitted orders of the fit on which the settings were chosen
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

/**
 * The fits of a training run with the same settings: `selection` is where the settings were chosen, `evaluated` is
 * described by the reported figures, `published` serves.
 */
export type FitName = 'selection' | 'evaluated' | 'published';

export const FITS: readonly FitName[] = ['selection', 'evaluated', 'published'];

/** The identities of the past orders that a fit has learnt from. */
export const FITTED_ORDERS_FILE = 'fitted-orders.txt';

/** Folder of a fit in a version's folder, relative to it: the published model is on the top level. */
export function fitFolder(fit: FitName): string {
  return fit === 'published' ? '' : fit;
}

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
