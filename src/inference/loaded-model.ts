import { join, resolve } from 'node:path';
import { saabasContributions } from '../trees/contributions';
import type { Contributions } from '../trees/contributions';
import type { Manifest } from '../registry/manifest';
import { fitFolder, onnxFile, textFile, versionDirectory } from '../registry/model-files';
import { onnxScorer } from './onnx-scorer';
import { readManifest } from '../registry/versions';
import type { Scorer } from './scorer';
import type { FitName, Stage } from '../registry/model-files';
import type { StageFiles } from './stage-model-files';
import { verifyModel } from '../registry/verify-model';
import type { ExpectedColumns } from '../registry/verify-model';
import { WorkerClient } from './worker-client';
import type { InferenceStats } from './worker-client';

/** One version in memory, ready to score in a thread of its own. */
export interface LoadedModel {
  readonly version: string;
  readonly manifest: Manifest;
  /** Over rows of `manifest.featureColumns`. */
  readonly stage1: Scorer;
  /** Over rows of `manifest.stage2Columns`. */
  readonly stage2: Scorer;
  /** What each feature added to a row's raw score; computed synchronously on the calling thread. */
  contributions: (stage: Stage, row: Float32Array) => Contributions;
  stats: () => InferenceStats;
  /** Waits for calls in progress, then ends the thread. */
  close: () => Promise<void>;
}

/**
 * Reads, verifies and starts a published version.
 *
 * @param fit the model that serves, or the evaluated one; a version without fits has only the one that serves
 * @throws ModelError
 */
export async function loadModel(
  modelsDir: string,
  version: string,
  expected: ExpectedColumns,
  fit: Exclude<FitName, 'selection'> = 'published',
): Promise<LoadedModel> {
  const directory = resolve(versionDirectory(modelsDir, version));
  const manifest = await readManifest(directory);
  await verifyModel(directory, manifest, expected);
  const folder = manifest.fits ? join(directory, fitFolder(fit)) : directory;
  const columns = { stage1: manifest.featureColumns, stage2: manifest.stage2Columns };
  const files = (stage: Stage): StageFiles => ({
    onnxPath: join(folder, onnxFile(stage)),
    textPath: join(folder, textFile(stage)),
    columns: columns[stage],
  });
  const { client, trees } = await WorkerClient.start({ stage1: files('stage1'), stage2: files('stage2') });
  return {
    version,
    manifest,
    stage1: onnxScorer(client, 'stage1', columns.stage1.length),
    stage2: onnxScorer(client, 'stage2', columns.stage2.length),
    contributions: (stage, row) => saabasContributions(trees[stage], columns[stage].length, row),
    stats: () => client.stats(),
    close: () => client.close(),
  };
}
