/** The published versions with their manifests, for lists of models in the API and on the command line. */
import { readHistory } from './activation-history';
import type { Manifest } from './manifest';
import { versionDirectory } from './model-files';
import { listVersions, readActive, readManifest } from './versions';

export interface PublishedVersion {
  readonly version: string;
  /** Null if the manifest cannot be read: one damaged version must not hide the others. */
  readonly manifest: Manifest | null;
  /** When it was last activated; null if it never was. */
  readonly activatedAt: Date | null;
}

export interface PublishedVersions {
  /** The version that models/active names; null if there is none or the file cannot be read. */
  readonly active: string | null;
  /** Newest first. */
  readonly versions: readonly PublishedVersion[];
  readonly totalCount: number;
}

/** @param first maximum number of versions to read, starting with the newest */
export async function readPublishedVersions(modelsDir: string, first = Infinity): Promise<PublishedVersions> {
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
