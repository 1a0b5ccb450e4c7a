/** The write side of the registry: files and a manifest in, one published version out, or nothing at all. */
import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { activateModel } from './activate';
import { renameDurably, syncFolder, writeDurably } from './durable-files';
import { manifestSchema } from './manifest';
import type { Manifest } from './manifest';
import { MANIFEST_FILE, MODEL_FILES, versionDirectory } from './model-files';
import type { ModelFile } from './model-files';
import { inStaging, sweepStaging } from './staging';

export type FileContents = Readonly<Record<ModelFile, string | Uint8Array>>;

/** A version before it is written. */
export interface UnpublishedVersion {
  /** Everything but the digests of the files. */
  readonly manifest: Omit<Manifest, 'files'>;
  readonly files: FileContents;
  /** Whether to put the new version into service as well. */
  readonly activate: boolean;
}

/**
 * Publishes a version atomically: either the whole version appears in modelsDir, or nothing does, even when the process
 * is killed. Removes what killed publishes left behind.
 *
 * @returns the manifest as written
 * @throws RangeError when the manifest could not be read back, or this content was published in the same second
 */
export async function publishVersion(
  modelsDir: string,
  { manifest, files, activate }: UnpublishedVersion,
): Promise<Manifest> {
  await sweepStaging(modelsDir);
  const whole = checked({ ...manifest, files: digestsOf(files) });
  const directory = versionDirectory(modelsDir, whole.version);
  if (await exists(directory)) {
    throw new RangeError(`${directory}: this content was published in the same second`);
  }
  await inStaging(modelsDir, async (staging) => {
    for (const name of MODEL_FILES) await writeDurably(join(staging, name), files[name]);
    await writeDurably(join(staging, MANIFEST_FILE), `${JSON.stringify(whole, null, 2)}\n`);
    await syncFolder(staging);
    await renameDurably(staging, directory);
  });
  if (activate) await activateModel(modelsDir, whole.version);
  return whole;
}

/** A manifest that could not be read back is never written; NaN, for example, is not JSON. */
function checked(manifest: Manifest): Manifest {
  const parsed = manifestSchema.safeParse(manifest);
  if (parsed.success) return parsed.data;
  throw new RangeError(`the model cannot be published: ${z.prettifyError(parsed.error)}`);
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
