/** Boosters to a published version: their files in both formats, and the manifest that describes them. */
import type { Booster } from '../gbdt/tree';
import { MANIFEST_FORMAT } from '../registry/manifest';
import type { Manifest } from '../registry/manifest';
import { fittedOrdersText } from '../registry/fitted-orders';
import { fitFolder, FITTED_ORDERS_FILE } from '../registry/model-files';
import type { FitName } from '../registry/model-files';
import { publishVersion } from '../registry/publish';
import type { UnpublishedFit, UnpublishedFits } from '../registry/publish';
import { shortHash, versionName } from '../registry/version-name';
import { boosterToOnnx } from './booster-to-onnx';
import { boosterToLightGbmText } from './booster-to-text';
import { importanceTable } from './importance-table';
import { libraryVersions } from './library-versions';

/** The boosters of one fit of a training run, and what it was fitted on. */
export interface PublishedFit {
  readonly stage1: Booster;
  readonly stage2: Booster;
  readonly lags: readonly number[];
  readonly users: number;
  readonly targets: number;
  readonly rows: number;
  /** Identities of the orders (registry/fitted-orders.ts). */
  readonly orders: ReadonlySet<string>;
}

/** Two boosters and their description; the rest of the manifest is derived. */
export interface Publication {
  readonly stage1: Booster;
  readonly stage2: Booster;
  /** The fits of the training run; `published` has the same boosters as above. Undefined for an imported model. */
  readonly fits?: Readonly<Record<FitName, PublishedFit>> | undefined;
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
  { stage1, stage2, fits, about, activate }: Publication,
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
    fits: fits && filesOfFits(fits, about, content),
    activate,
  });
}

function filesOfFits(
  fits: Readonly<Record<FitName, PublishedFit>>,
  about: ManifestParts,
  content: string,
): UnpublishedFits {
  const onnx = ({ stage1, stage2 }: PublishedFit) => ({
    'stage1.onnx': boosterToOnnx(stage1, { version: content, columnsHash: about.featureColumnsHash }),
    'stage2.onnx': boosterToOnnx(stage2, { version: content, columnsHash: about.stage2ColumnsHash }),
  });
  const trees = ({ stage1, stage2 }: PublishedFit) => ({
    'stage1.txt': boosterToLightGbmText(stage1),
    'stage2.txt': boosterToLightGbmText(stage2),
  });
  const described = (name: FitName, files: UnpublishedFit['files']): UnpublishedFit => {
    const { lags, users, targets, rows, orders } = fits[name];
    const all = { ...files, [FITTED_ORDERS_FILE]: fittedOrdersText(orders) };
    const placed = Object.entries(all).map(([file, text]) => [inFolder(name, file), text] as const);
    const { dataFingerprint } = about;
    return { lags, users, targets, rows, dataFingerprint, files: Object.fromEntries(placed) };
  };
  return {
    selection: described('selection', trees(fits.selection)),
    evaluated: described('evaluated', { ...onnx(fits.evaluated), ...trees(fits.evaluated) }),
    published: described('published', {}),
  };
}

function inFolder(fit: FitName, file: string): string {
  const folder = fitFolder(fit);
  return folder === '' ? file : `${folder}/${file}`;
}
