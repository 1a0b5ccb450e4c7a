import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Booster } from '../gbdt/tree';
import { MANIFEST_FORMAT, manifestSchema } from '../inference/manifest';
import type { Manifest } from '../inference/manifest';
import { MANIFEST_FILE, MODEL_FILES, versionDirectory } from '../inference/model-files';
import type { ModelFile } from '../inference/model-files';
import { activateModel } from './activate';
import { boosterToLightGbmText } from './booster-to-text';
import { boosterToOnnx } from './booster-to-onnx';
import { renameDurably, syncFolder, writeDurably } from './durable-files';
import { importanceTable } from './importance-table';
import { libraryVersions } from './library-versions';
import { inStaging, sweepStaging } from './staging';
import { shortHash, versionName } from './version-name';

/** Two boosters and what is to be said about them; the rest of the manifest is found out here. */
export interface Publication {
  readonly stage1: Booster;
  readonly stage2: Booster;
  readonly about: ManifestParts;
  /** Puts the new version into service, too. */
  readonly activate: boolean;
}

export type ManifestParts = Pick<
  Manifest,
  | 'source'
  | 'featureColumnsHash'
  | 'stage2ColumnsHash'
  | 'seed'
  | 'dataFingerprint'
  | 'trainedOn'
  | 'settings'
  | 'metrics'
>;

/**
 * Publishes a model: either the whole version appears in modelsDir, or nothing does, also when the process is killed.
 * Removes what killed publishes left behind. Throws RangeError when a part does not fit into its format.
 *
 * @param now becomes the version's time and createdAt
 * @returns the manifest as written
 */
export async function publishModel(
  modelsDir: string,
  publication: Publication,
  now = new Date(),
): Promise<Manifest> {
  await sweepStaging(modelsDir);
  const { manifest, files } = describe(publication, now);
  const directory = versionDirectory(modelsDir, manifest.version);
  if (await exists(directory)) throw new RangeError(`${directory}: this content was published a moment ago`);
  await inStaging(modelsDir, async (staging) => {
    for (const name of MODEL_FILES) await writeDurably(join(staging, name), files[name]);
    await writeDurably(join(staging, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
    await syncFolder(staging);
    await renameDurably(staging, directory);
  });
  if (publication.activate) await activateModel(modelsDir, manifest.version);
  return manifest;
}

type FileContents = Readonly<Record<ModelFile, string | Uint8Array>>;

function describe(publication: Publication, now: Date): { manifest: Manifest; files: FileContents } {
  const { stage1, stage2, about } = publication;
  const text1 = boosterToLightGbmText(stage1);
  const text2 = boosterToLightGbmText(stage2);
  const { featureColumnsHash, stage2ColumnsHash, settings } = about;
  const content = shortHash(text1, text2, featureColumnsHash, stage2ColumnsHash, JSON.stringify(settings));
  const files: FileContents = {
    'stage1.onnx': boosterToOnnx(stage1, { version: content, columnsHash: featureColumnsHash }),
    'stage1.txt': text1,
    'stage2.onnx': boosterToOnnx(stage2, { version: content, columnsHash: stage2ColumnsHash }),
    'stage2.txt': text2,
  };
  const manifest = checked({
    formatVersion: MANIFEST_FORMAT,
    version: versionName(now, content),
    createdAt: now.toISOString(),
    ...about,
    featureColumns: stage1.featureNames,
    stage2Columns: stage2.featureNames,
    params: { stage1: stage1.params, stage2: stage2.params },
    importance: { stage1: importanceTable(stage1), stage2: importanceTable(stage2) },
    libraryVersions: libraryVersions(),
    files: Object.fromEntries(MODEL_FILES.map((name) => [name, digest(files[name])])) as Manifest['files'],
  });
  return { manifest, files };
}

/** What could not be read again is not written in the first place; NaN, for example, is not JSON. */
function checked(manifest: Manifest): Manifest {
  const parsed = manifestSchema.safeParse(manifest);
  if (parsed.success) return parsed.data;
  throw new RangeError(`the model cannot be published: ${z.prettifyError(parsed.error)}`);
}

function digest(content: string | Uint8Array): Manifest['files'][ModelFile] {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { sha256, bytes: Buffer.byteLength(content) };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
