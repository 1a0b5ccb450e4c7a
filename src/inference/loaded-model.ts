import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Contributions, saabasContributions } from './contributions';
import { type Manifest } from './manifest';
import { ModelError } from './model-error';
import { onnxFile, textFile, versionDirectory } from './model-files';
import { onnxScorer } from './onnx-scorer';
import { readManifest } from './registry';
import { type Scorer, type Stage } from './scorer';
import { type ParsedTree } from './tree';
import { parseTreeText } from './tree-text';
import { type ExpectedColumns, verifyModel } from './verify-model';
import { type InferenceStats, WorkerClient } from './worker-client';

/** One version in memory, ready to score in its own thread. */
export interface LoadedModel {
  readonly version: string;
  readonly manifest: Manifest;
  /** Over rows of `manifest.featureColumns`. */
  readonly stage1: Scorer;
  /** Over rows of `manifest.stage2Columns`. */
  readonly stage2: Scorer;
  /** What each feature added to a row's raw score; computed at once, on the calling thread. */
  contributions(stage: Stage, row: Float32Array): Contributions;
  stats(): InferenceStats;
  /** Answers what was asked so far, then ends the thread. */
  close(): Promise<void>;
}

/** Reads, verifies and starts a published version. Throws ModelError. */
export async function loadModel(
  modelsDir: string,
  version: string,
  expected: ExpectedColumns,
): Promise<LoadedModel> {
  const directory = versionDirectory(modelsDir, version);
  const manifest = await readManifest(directory);
  await verifyModel(directory, manifest, expected);
  const columns = { stage1: manifest.featureColumns, stage2: manifest.stage2Columns };
  const trees = {
    stage1: await readTrees(join(directory, textFile('stage1')), columns.stage1),
    stage2: await readTrees(join(directory, textFile('stage2')), columns.stage2),
  };
  const setup = (stage: Stage) => ({
    onnxPath: join(directory, onnxFile(stage)),
    numFeatures: columns[stage].length,
  });
  const client = await WorkerClient.start({ stage1: setup('stage1'), stage2: setup('stage2') });
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

async function readTrees(path: string, columns: readonly string[]): Promise<readonly ParsedTree[]> {
  const { featureNames, trees } = parse(path, await readFile(path, 'utf8'));
  const wrong = featureNames.findIndex((name, i) => name !== columns[i]);
  if (wrong < 0 && featureNames.length === columns.length) return trees;
  const expected = `expected the ${columns.length} columns of the manifest`;
  const got = wrong < 0 ? `${featureNames.length}` : `"${featureNames[wrong]}" at position ${wrong + 1}`;
  throw new ModelError('MODEL_MISMATCH', `${path}: ${expected}, got ${got}`);
}

function parse(path: string, text: string) {
  try {
    return parseTreeText(text);
  } catch (cause) {
    throw new ModelError('MODEL_CORRUPT', `${path}: ${(cause as Error).message}`, { cause });
  }
}
