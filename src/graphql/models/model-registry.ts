/** The published versions as the API tells of them. Switching is done by whoever holds the registry's write side. */
import { readHistory } from '../../registry/activation-history';
import type { Manifest } from '../../registry/manifest';
import { versionDirectory } from '../../registry/model-files';
import { listVersions, readActive, readManifest } from '../../registry/versions';

/** What changes the version in service. */
export interface ModelSwitch {
  /** @throws ApiError VERSION_NOT_FOUND or MODEL_REFUSED, with the version before still in service */
  activate(version: string): Promise<void>;
  /** To the version published before. @throws ApiError as `activate` */
  rollback(): Promise<void>;
}

export interface PublishedVersion {
  readonly version: string;
  /** Null when the manifest cannot be read. */
  readonly manifest: Manifest | null;
  /** When it was last put into service; null for never. */
  readonly activatedAt: Date | null;
}

export interface PublishedVersions {
  /** Named by models/active; null for none. */
  readonly active: string | null;
  /** Newest first. */
  readonly versions: readonly PublishedVersion[];
  readonly totalCount: number;
}

/** @param first how many of them are read, from the newest on */
export async function readPublished(modelsDir: string, first: number): Promise<PublishedVersions> {
  const [names, history, active] = await Promise.all([
    listVersions(modelsDir),
    readHistory(modelsDir),
    readActive(modelsDir).catch(() => null),
  ]);
  const activatedAt = new Map(history.map(({ version, at }) => [version, new Date(at)]));
  const versions = names.toReversed().slice(0, first);
  return {
    active,
    versions: await Promise.all(
      versions.map(async (version) => ({
        version,
        manifest: await readManifest(versionDirectory(modelsDir, version)).catch(() => null),
        activatedAt: activatedAt.get(version) ?? null,
      })),
    ),
    totalCount: names.length,
  };
}
