/** Boosters to a published version: their files in both formats, and the manifest that describes them. */
import type { Booster } from '../gbdt/tree';
import { MANIFEST_FORMAT } from '../registry/manifest';
import type { Manifest } from '../registry/manifest';
import { publishVersion } from '../registry/publish';
import { shortHash, versionName } from '../registry/version-name';
import { boosterToOnnx } from './booster-to-onnx';
import { boosterToLightGbmText } from './booster-to-text';
import { importanceTable } from './importance-table';
import { libraryVersions } from './library-versions';

/** Two boosters and their description; the rest of the manifest is derived. */
export interface Publication {
  readonly stage1: Booster;
  readonly stage2: Booster;
  readonly about: ManifestParts;
  /** Whether to put the new version into service as well. */
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
 * Publishes a model atomically (see publishVersion).
 *
 * @param now becomes the version's time and createdAt
 * @returns the manifest as written
 * @throws RangeError when a part does not fit into its format
 */
export async function publishModel(
  modelsDir: string,
  { stage1, stage2, about, activate }: Publication,
  now = new Date(),
): Promise<Manifest> {
  const text1 = boosterToLightGbmText(stage1);
  const text2 = boosterToLightGbmText(stage2);
  const { featureColumnsHash, stage2ColumnsHash, settings } = about;
  const content = shortHash(text1, text2, featureColumnsHash, stage2ColumnsHash, JSON.stringify(settings));
  return publishVersion(modelsDir, {
    manifest: {
      formatVersion: MANIFEST_FORMAT,
      version: versionName(now, content),
      createdAt: now.toISOString(),
      ...about,
      featureColumns: stage1.featureNames,
      stage2Columns: stage2.featureNames,
      params: { stage1: stage1.params, stage2: stage2.params },
      importance: { stage1: importanceTable(stage1), stage2: importanceTable(stage2) },
      libraryVersions: libraryVersions(),
    },
    files: {
      'stage1.onnx': boosterToOnnx(stage1, { version: content, columnsHash: featureColumnsHash }),
      'stage1.txt': text1,
      'stage2.onnx': boosterToOnnx(stage2, { version: content, columnsHash: stage2ColumnsHash }),
      'stage2.txt': text2,
    },
    activate,
  });
}
