/** The write side of the registry: publishes files and a manifest as one version, completely or not at all. */
import { createHash } from 'node:crypto';
import { access, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { activateModel } from './activate';
import { renameDurably, syncFolder, writeDurably } from './durable-files';
import { manifestSchema } from './manifest';
import type { Manifest, ManifestFit } from './manifest';
import { FITS, MANIFEST_FILE, MODEL_FILES, versionDirectory } from './model-files';
import type { FitName, ModelFile } from './model-files';
import { inStaging, sweepStaging } from './staging';

export type FileContents = Readonly<Record<ModelFile, string | Uint8Array>>;

/** A fit before it is written. */
export interface UnpublishedFit extends Omit<ManifestFit, 'files'> {
  /** By path in the version's folder; without the published model's {@link MODEL_FILES}. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

export type UnpublishedFits = Readonly<Record<FitName, UnpublishedFit>>;

/** A version before it is written. */
export interface UnpublishedVersion {
  /** Without the digests of the files. */
  readonly manifest: Omit<Manifest, 'files' | 'fits'>;
  readonly files: FileContents;
  readonly fits?: UnpublishedFits | undefined;
  /** Whether to put the new version into service too. */
  readonly activate: boolean;
}

/**
 * Publishes a version atomically: even if the process is killed, modelsDir contains either the whole version or nothing
 * of it. Also removes the staging folders of publishes that were killed.
 *
 * @returns the manifest as written
 * @throws RangeError if the manifest is invalid, or the same content was already published in this second
 */
export async function publishVersion(
  modelsDir: string,
  { manifest, files, fits, activate }: UnpublishedVersion,
): Promise<Manifest> {
  await sweepStaging(modelsDir);
  const whole = checked({ ...manifest, files: digestsOf(files), ...(fits && { fits: withDigests(fits) }) });
  const directory = versionDirectory(modelsDir, whole.version);
  if (await exists(directory)) {
    throw new RangeError(`${directory}: this content was already published in this second`);
  }
  await inStaging(modelsDir, async (staging) => {
    for (const name of MODEL_FILES) await writeDurably(join(staging, name), files[name]);
    for (const fit of fits ? FITS : []) await writeFit(staging, (fits as UnpublishedFits)[fit]);
    await writeDurably(join(staging, MANIFEST_FILE), `${JSON.stringify(whole, null, 2)}\n`);
    await syncFolder(staging);
    await renameDurably(staging, directory);
  });
  if (activate) await activateModel(modelsDir, whole.version);
  return whole;
}

/** Validates before writing, because an invalid manifest could not be read back; NaN, for example, is not JSON. */
function checked(manifest: Manifest): Manifest {
  const parsed = manifestSchema.safeParse(manifest);
  if (parsed.success) return parsed.data;
  throw new RangeError(`the model cannot be published: ${z.prettifyError(parsed.error)}`);
}

async function writeFit(staging: string, { files }: UnpublishedFit): Promise<void> {
  const folders = new Set(Object.keys(files).map((name) => dirname(join(staging, name))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeDurably(join(staging, name), content);
  for (const folder of folders) await syncFolder(folder);
}

function withDigests(fits: UnpublishedFits): Record<FitName, ManifestFit> {
  const digested = FITS.map((name) => {
    const files = Object.entries(fits[name].files).map(([path, content]) => [path, digest(content)] as const);
    return [name, { ...fits[name], files: Object.fromEntries(files) }] as const;
  });
  return Object.fromEntries(digested) as Record<FitName, ManifestFit>;
}

function digestsOf(files: FileContents): Manifest['files'] {
  return Object.fromEntries(MODEL_FILES.map((name) => [name, digest(files[name])])) as Manifest['files'];
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
