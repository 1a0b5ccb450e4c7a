import { join } from 'node:path';
import { fileDigest } from './file-digest';
import type { Manifest } from './manifest';
import { ModelError } from './model-error';
import { MODEL_FILES } from './model-files';
import type { ModelFile } from './model-files';

/** The hashes of the feature columns that this program uses, and further requirements. */
export interface ExpectedColumns {
  readonly featureColumnsHash: string;
  readonly stage2ColumnsHash: string;
  /** Throws ModelError MODEL_MISMATCH if this program cannot use the manifest's settings. */
  readonly checkSettings?: (manifest: Manifest) => void;
}

/**
 * Checks that a version's folder holds what its manifest says and, when told the columns in force, that the model
 * fits them. Throws ModelError: MODEL_NOT_FOUND (a file is missing), MODEL_CORRUPT (another content),
 * MODEL_MISMATCH (other columns or settings).
 */
export async function verifyModel(
  directory: string,
  manifest: Manifest,
  expected?: ExpectedColumns,
): Promise<void> {
  if (expected) checkColumns(manifest, expected);
  expected?.checkSettings?.(manifest);
  for (const name of MODEL_FILES) await checkFile(directory, name, manifest);
}

function checkColumns(manifest: Manifest, expected: ExpectedColumns): void {
  for (const key of ['featureColumnsHash', 'stage2ColumnsHash'] as const) {
    if (manifest[key] === expected[key]) continue;
    throw new ModelError(
      'MODEL_MISMATCH',
      `model ${manifest.version}: expected ${key} ${expected[key]}, got ${manifest[key]}. ` +
        'It was trained with other feature columns: train again, or activate a version that fits.',
    );
  }
}

async function checkFile(directory: string, name: ModelFile, manifest: Manifest): Promise<void> {
  const path = join(directory, name);
  const expected = manifest.files[name];
  const found = await fileDigest(path).catch((cause: Error) => {
    throw new ModelError('MODEL_NOT_FOUND', `${path}: cannot be read: ${cause.message}`, { cause });
  });
  if (found.sha256 === expected.sha256 && found.bytes === expected.bytes) return;
  throw new ModelError(
    'MODEL_CORRUPT',
    `${path}: expected ${expected.bytes} bytes with sha256 ${expected.sha256}, ` +
      `got ${found.bytes} bytes with sha256 ${found.sha256}`,
  );
}
