import { asModelError } from './model-error';
import type { ModelError } from './model-error';
import { versionDirectory } from './model-files';
import { readManifest } from './versions';
import { checkFits, verifyModel } from './verify-model';
import type { ExpectedColumns } from './verify-model';

/** Why a published version cannot serve; null when it can, as far as manifest and checksums tell. */
export async function refusalOf(
  modelsDir: string,
  version: string,
  expected: ExpectedColumns,
): Promise<ModelError | null> {
  const directory = versionDirectory(modelsDir, version);
  return refusalBy(async () => verifyModel(directory, await readManifest(directory), expected));
}

/** The same by the manifest alone, which stays cheap for a registry of many large versions. */
export async function misfitOf(
  modelsDir: string,
  version: string,
  expected: ExpectedColumns,
): Promise<ModelError | null> {
  return refusalBy(async () => checkFits(await readManifest(versionDirectory(modelsDir, version)), expected));
}

async function refusalBy(check: () => Promise<void>): Promise<ModelError | null> {
  try {
    await check();
    return null;
  } catch (error) {
    return asModelError(error, 'MODEL_CORRUPT');
  }
}
